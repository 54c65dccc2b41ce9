package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    @TempDir
    Path folder;

    private final Run run = new Run();

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void statements_runInOrder() {
        assertEquals(0, run.status("-e", "x = 1", "-ey = x + 1", "-e", "print(x, y)"));
        assertEquals("1\t2\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void script_getsItsArguments() throws IOException {
        String script = file("args.lua", "print(#arg, arg[-2], arg[-1], arg[0] == ..., ...)\nprint(arg[1], arg[-4])");
        assertEquals(0, run.status("-e ", "--", script, "a", "b"));
        assertEquals("2\t-e \t--\tfalse\ta\tb\na\tnil\n", run.out());
    }

    @Test
    void scriptArguments_areThoseThatArgHolds() {
        assertEquals(0, run.input("print(...)").status("-e", "arg[1] = 100", "-"));
        assertEquals("100\n", run.out());
    }

    @Test
    void argThatIsNoTable_isAnError() {
        assertEquals(1, run.status("-e", "arg = 1", "-"));
        assertEquals("lua: 'arg' is not a table\n", run.err());
    }

    @Test
    void input_isAScriptWhenItIsNoTerminal() {
        assertEquals(0, run.input("print(1,\na)").status());
        assertEquals("1\tnil\n", run.out());
    }

    @Test
    void error_hasTraceback() throws IOException {
        String script = file("bad.lua", "local function f() error('boom') end\n\nf()");
        assertEquals(1, run.status(script));
        assertEquals("""
                lua: NAME:1: boom
                stack traceback:
                \t[C]: in function 'error'
                \tNAME:1: in local 'f'
                \tNAME:3: in main chunk
                \t[C]: in ?
                """.replace("NAME", script), run.err());
    }

    @Test
    void syntaxError_isOneLine() {
        assertEquals(1, run.status("-e", "x ="));
        assertEquals("lua: (command line):1: unexpected symbol near <eof>\n", run.err());
    }

    @Test
    void missingScript_isOneLine() {
        assertEquals(1, run.status("no/such.lua"));
        assertEquals("lua: cannot open no/such.lua: No such file or directory\n", run.err());
    }

    @Test
    void errorValue_isDescribed() {
        assertEquals(1, run.status("-e", "error{}"));
        assertTrue(run.err().startsWith("lua: (error object is a table value)\nstack traceback:\n"), run.err());
    }

    @Test
    void errorValue_speaksForItself() {
        assertEquals(1, run.status("-e", "error(setmetatable({}, {__tostring = function() return 'I am it' end}))"));
        assertEquals("lua: I am it\n", run.err());
    }

    @Test
    void failure_stopsTheRest() {
        assertEquals(1, run.status("-e", "error('first', 0)", "-e", "print('second')"));
        assertEquals("", run.out());
    }

    @Test
    void library_becomesAGlobal() throws IOException {
        file("mod-v2.lua", "return {name = ...}");
        String path = "package.path = [[" + folder + "/?.lua]]";
        assertEquals(
                0,
                run.status(
                        "-e", path, "-l", "mod-v2", "-lm=math", "-e", "print(mod.name, m.max(1, 2), string.len 'x')"));
        assertEquals("mod-v2\t2\t1\n", run.out());
    }

    @Test
    void missingLibrary_isAnError() {
        assertEquals(1, run.status("-l", "no.such.module"));
        assertTrue(
                run.err().startsWith("lua: module 'no.such.module' not found:\n\tno field package.preload"), run.err());
    }

    @Test
    void initVariable_runsFirst() throws IOException {
        String init = file("init.lua", "x = (x or 0) + 1 print('init', x)");
        assertEquals(0, run.set("LUA_INIT", "@" + init).status("-e", "print(x)"));
        assertEquals("init\t1\n1\n", run.out());
    }

    @Test
    void initVariable_withVersionComesFirst() {
        run.set("LUA_INIT", "print('plain')").set("LUA_INIT_5_4", "print(arg[0])");
        assertEquals(0, run.status("-e", ""));
        assertEquals("lua\n", run.out());
    }

    @Test
    void initVariable_namesItsErrors() {
        assertEquals(1, run.set("LUA_INIT", "error('msg')").status("-e", "print(1)"));
        assertTrue(run.err().startsWith("lua: LUA_INIT:1: msg\n"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void ignoringTheEnvironment_skipsInit() {
        assertEquals(0, run.set("LUA_INIT", "error(10)").status("-E", "-e", "print(1)"));
        assertEquals("1\n", run.out());
    }

    @Test
    void exit_setsTheStatus() {
        assertEquals(20, run.status("-e", "io.write('kept') os.exit(20)"));
        assertEquals("kept", run.out());
        assertEquals(0, new Run().status("-e", "os.exit(true)"));
        assertEquals(1, new Run().status("-e", "pcall(os.exit, false)"));
        assertEquals(3, new Run().status("-e", "coroutine.wrap(function() os.exit(3) end)()"));
    }

    @Test
    void exit_closesOnRequest() {
        String script = """
                local kept = setmetatable({}, {__gc = function() print("collected") end})
                local one <close> = setmetatable({}, {__close = function(_, e) print("one", e) end})
                local two <close> = setmetatable({}, {__close = function(_, e) print("two", e) end})
                os.exit(7, true)
                """;
        assertEquals(7, run.input(script).status("-"));
        assertEquals("two\tnil\none\tnil\ncollected\n", run.out());
    }

    @Test
    void warnings_areOffUnlessAskedFor() {
        assertEquals(0, run.status("-e", "warn('unheard')", "-W", "-e", "warn('a', 'b')"));
        assertEquals("Lua warning: ab\n", run.err());
    }

    @Test
    void openFiles_areCompleteAtTheEnd() throws IOException {
        Path target = folder.resolve("out");
        assertEquals(0, run.status("-e", "io.output([[" + target + "]]) io.write('alo')"));
        assertEquals("alo", Files.readString(target));
    }

    @Test
    void version_namesTheLanguage() {
        assertEquals(0, run.status("-v"));
        assertTrue(run.out().startsWith("Perilune ") && run.out().contains("Lua 5.4"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void badOption_showsTheUsage() {
        assertEquals(1, run.status("-h"));
        assertTrue(run.err().startsWith("lua: unrecognized option '-h'\nusage: lua [options]"), run.err());
        Run other = new Run();
        assertEquals(1, other.status("-e"));
        assertTrue(other.err().startsWith("lua: '-e' needs argument\n"), other.err());
    }

    @Test
    void help_isNoError() {
        assertEquals(0, run.status("--help"));
        assertTrue(run.out().contains("-l g=mod"), run.out());
    }

    @Test
    void check_findsAllBadFilesAndRunsNothing() throws IOException {
        String good = file("good.lua", "#!/usr/bin/env lua\nprint('never')");
        String bad = file("bad.lua", "local x <const> = 1\nx = 2");
        String worse = file("worse.lua", "for");
        assertEquals(1, run.status("--check", bad, good, worse));
        assertEquals(
                bad + ":2: attempt to assign to const variable 'x'\n" + worse + ":1: <name> expected near <eof>\n",
                run.err());
        assertEquals("", run.out());
        assertEquals(0, new Run().status("--check", good));
    }

    @Test
    void list_showsTheCode() throws IOException {
        String script = file("list.lua", "local a = 1 return a");
        assertEquals(0, run.status("--list", script));
        assertTrue(run.out().contains("LOADI") && run.out().contains("RETURN"), run.out());
    }
}
