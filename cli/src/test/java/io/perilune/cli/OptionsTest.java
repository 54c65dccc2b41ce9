package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.cli.Options.Action;
import io.perilune.cli.Options.ActionKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
    @Test
    void noArguments_askForNothing() {
        Options options = Options.parse();
        assertNull(options.bad());
        assertFalse(options.hasScript());
        assertFalse(options.executes() || options.interactive() || options.version());
        assertEquals(Options.Task.RUN, options.task());
    }

    @Test
    void firstArgumentThatIsNoOption_isTheScript() {
        Options options = Options.parse("-v", "script.lua", "-e", "print()");
        assertEquals("script.lua", options.script());
        assertEquals(1, options.scriptIndex());
        assertEquals(List.of("script.lua", "-e", "print()"), options.rest());
        assertTrue(options.version());
        assertFalse(options.executes());
    }

    @Test
    void actions_keepTheirOrder() {
        Options options = Options.parse("-e", "a=1", "-lstring", "-W", "-eb=2", "-l", "s=table");
        assertEquals(
                List.of(
                        new Action(ActionKind.EXECUTE, "a=1"),
                        new Action(ActionKind.REQUIRE, "string"),
                        new Action(ActionKind.WARNINGS, ""),
                        new Action(ActionKind.EXECUTE, "b=2"),
                        new Action(ActionKind.REQUIRE, "s=table")),
                options.actions());
        assertTrue(options.executes());
        assertFalse(options.hasScript());
    }

    @Test
    void statement_mayBeBlank() {
        assertEquals(
                List.of(new Action(ActionKind.EXECUTE, " ")),
                Options.parse("-e ", "--").actions());
    }

    @Test
    void hyphenAlone_isTheStandardInput() {
        Options options = Options.parse("-", "-h");
        assertTrue(options.hasScript());
        assertNull(options.script());
        assertEquals(List.of("-", "-h"), options.rest());
    }

    @Test
    void twoHyphens_endTheOptions() {
        Options options = Options.parse("-i", "--", "-odd.lua", "x");
        assertEquals("-odd.lua", options.script());
        assertEquals(2, options.scriptIndex());
        assertTrue(options.interactive() && options.version());
        assertEquals("-", Options.parse("--", "-").script());
    }

    @Test
    void emptyArgument_isAScript() {
        assertEquals("", Options.parse("").script());
    }

    @ParameterizedTest
    @CsvSource({"-h", "---", "-Ex", "-vv", "-iv", "-Wx", "--nothing", "-x=1"})
    void unknownOption_isBad(String option) {
        Options options = Options.parse("-v", option, "-e", "x");
        assertEquals(option, options.bad());
        assertFalse(options.lacksArgument());
    }

    @Test
    void missingArgument_isBad() {
        assertEquals("-e", Options.parse("-e").bad());
        assertEquals("-l", Options.parse("-l", "-v").bad());
        assertTrue(Options.parse("-l").lacksArgument());
    }

    @ParameterizedTest
    @CsvSource({"--check,CHECK", "--list,LIST", "--help,HELP", "--version,VERSION"})
    void longOption_setsTheTask(String option, Options.Task task) {
        Options options = Options.parse(option, "a.lua", "-b.lua");
        assertEquals(task, options.task());
        assertEquals(List.of("a.lua", "-b.lua"), options.rest());
    }
}
