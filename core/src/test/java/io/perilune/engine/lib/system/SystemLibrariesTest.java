package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemLibrariesTest {
    @TempDir
    Path folder;

    private static Lua lua(String input, OutputStream output) {
        return Lua.builder()
                .systemAccess()
                .input(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .output(output)
                .build();
    }

    @Test
    void withoutPowers_thereAreNoLibraries() {
        try (Lua lua = Lua.create()) {
            assertEquals("nil nil nil nil nil nil", lua.load("""
                            return table.concat({tostring(io), tostring(os), tostring(package), tostring(require),
                                tostring(loadfile), tostring(dofile)}, " ")
                            """).eval(String.class));
        }
    }

    @Test
    void input_isReadInEveryFormat() {
        try (Lua lua = lua("12 0x1F\nline\n\nkept\nabc rest\n", OutputStream.nullOutputStream())) {
            assertEquals("12|31||line||kept\n|abc| rest\n|", lua.load("""
                            local a, b, c, d, e, f, g, h, i = io.read("n", "n", "l", "l", "l", "L", 3, "a", "a")
                            return table.concat({a, b, c, d, e, f, g, h, i}, "|")
                            """).eval(String.class));
        }
    }

    @Test
    void output_keepsTheOrderOfAllItsWriters() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Lua lua = lua("", out)) {
            lua.load("io.write('a') print('b') io.stdout:setvbuf('full') io.stdout:write('c', 1, 2.5) print('d')")
                    .exec();
        }
        assertEquals("ab\nc12.5d\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void unclosedFile_isCompleteWhenTheVmCloses() throws IOException {
        Path file = folder.resolve("kept");
        try (Lua lua = lua("", OutputStream.nullOutputStream())) {
            lua.globals().set("name", file.toString());
            lua.load("local f = io.open(name, 'w') f:write('kept')").exec();
        }
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void failingOutput_isAnErrorOfTheScript() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the tape is torn");
            }
        };
        Lua lua = lua("", broken);
        String told = lua.load("""
                        local ok, e = pcall(print, "x")
                        local _, text = io.write(("x"):rep(10000))
                        return tostring(ok) .. " " .. e .. " " .. text
                        """).eval(String.class);
        assertEquals("false cannot print: the tape is torn the tape is torn", told);
    }

    @Test
    void environment_canBeIgnored() {
        try (Lua lua = Lua.builder().systemAccess().ignoreEnvironment().build()) {
            String path = lua.load("return package.path").eval(String.class);
            assertTrue(path.startsWith("/usr/local/share/lua/5.4/?.lua;"), path);
            assertTrue(path.endsWith(";./?.lua;./?/init.lua"), path);
        }
    }
}
