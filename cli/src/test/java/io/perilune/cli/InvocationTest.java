package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to call the command line, checked against what {@code lua} does. */
final class InvocationTest {
    @TempDir
    Path folder;

    private final Run run = new Run();

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void hyphen_isTheInputAsAScriptWithArguments() {
        assertEquals(0, run.input("#!/usr/bin/lua\nprint(arg[0], ...)").status("-", "a", "-b"));
        assertEquals("-\ta\t-b\n", run.out());
    }

    @Test
    void input_namesItsErrors() {
        assertEquals(1, run.input("\nerror('x')").status("-"));
        assertTrue(run.err().startsWith("lua: stdin:2: x\nstack traceback:\n"), run.err());
    }

    @Test
    void optionsBehindTheScript_areItsArguments() throws IOException {
        String script = file("s.lua", "print(...) print(arg[-1], arg[-2])");
        assertEquals(0, run.status(script, "-e", "-x", "--"));
        assertEquals("-e\t-x\t--\nlua\tnil\n", run.out());
    }

    @Test
    void argWithoutAScript_countsFromTheFirstOption() {
        assertEquals(0, run.status("-e", "print(arg[0], arg[1], arg[2], #arg)"));
        assertEquals("lua\t-e\tprint(arg[0], arg[1], arg[2], #arg)\t2\n", run.out());
    }

    @Test
    void hashLine_isSkippedAlsoWithoutALineEnd() throws IOException {
        assertEquals(0, run.status(file("h.lua", "# nothing else")));
        assertEquals(1, run.status(file("e.lua", "#!lua\nerror('here')")));
        assertTrue(run.err().contains("e.lua:2: here"), run.err());
    }

    @Test
    void library_getsTheNameThatIsAskedFor() throws IOException {
        file("given.lua", "return {name = ...}");
        String path = "package.path = [[" + folder.resolve("?.lua") + "]]";
        assertEquals(0, run.status("-e", path, "-l", "g=given", "-e", "print(g.name, given)"));
        assertEquals("given\tnil\n", run.out());
    }

    @Test
    void libraryWithAVersion_becomesAGlobalWithoutIt() throws IOException {
        file("lib-v2.lua", "return 'two'");
        String path = "package.path = [[" + folder.resolve("?.lua") + "]]";
        assertEquals(0, run.status("-e", path, "-llib-v2", "-e", "print(lib)"));
        assertEquals("two\n", run.out());
    }

    @Test
    void errorInFile_ofInitVariable_namesTheFile() throws IOException {
        String script = file("init.lua", "error('early')");
        assertEquals(1, run.set("LUA_INIT", "@" + script).status("-e", "print('never')"));
        assertTrue(run.err().startsWith("lua: " + script + ":1: early\n"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void syntaxErrorOfInitVariable_namesTheVariable() {
        assertEquals(1, run.set("LUA_INIT_5_4", "x = = 1").status("-e", "print('never')"));
        assertEquals("lua: LUA_INIT_5_4:1: unexpected symbol near '='\n", run.err());
    }

    @Test
    void booleanStatus_isSuccessOrFailure() {
        assertEquals(0, run.status("-e", "os.exit(true)"));
        assertEquals(1, run.status("-e", "os.exit(false)"));
        assertEquals(5, run.status("-e", "os.exit(5.0)"));
    }

    @Test
    void nilAsError_isDescribed() {
        assertEquals(1, run.status("-e", "error()"));
        assertTrue(run.err().startsWith("lua: (error object is a nil value)"), run.err());
    }

    @Test
    void numberAsError_isItsText() {
        assertEquals(1, run.status("-e", "error(4.5)"));
        assertTrue(run.err().startsWith("lua: 4.5\n"), run.err());
    }

    @Test
    void finalizers_runAtTheEndAndWarnWhenTheyFail() {
        assertEquals(
                0, run.status("-W", "-e", "setmetatable({}, {__gc = function() print('end') error('late', 0) end})"));
        assertEquals("end\n", run.out());
        assertEquals("Lua warning: error in __gc (late)\n", run.err());
    }

    @Test
    void promptAfterAScript_seesItsGlobalsButNotItsLocals() throws IOException {
        String script = file("s.lua", "g, l = 1, nil local l = 2");
        assertEquals(0, run.input("g, l\n").status("-i", script, "a"));
        assertTrue(run.out().contains("1\tnil\n"), run.out());
    }

    @Test
    void promptAfterAFailingStatement_doesNotCome() {
        assertEquals(1, run.input("print('never')\n").status("-i", "-e", "error('no')"));
        assertFalse(run.out().contains("never"), run.out());
    }

    @Test
    void version_needsNoScript() {
        assertEquals(0, run.input("print('never')").status("-v"));
        assertTrue(run.out().contains("Lua 5.4"), run.out());
        assertFalse(run.out().contains("never"), run.out());
    }

    @Test
    void bundledOptions_areNotKnown() {
        assertEquals(1, run.status("-vi"));
        assertTrue(run.err().startsWith("lua: unrecognized option '-vi'\nusage: lua "), run.err());
    }
}
