package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChunkTest {
    private final Lua lua = Lua.create();

    @Test
    void eval_takesExpressionsAndStatements() {
        assertEquals(2, lua.load("1 + 1").eval(int.class));
        assertEquals(Multi.of(1, "x"), lua.load("1, 'x'").eval());
        assertEquals(3, lua.load("local a = 3 return a").eval(int.class));
        assertEquals(3, lua.load("  return 3").eval(int.class));
        assertEquals(List.of(1), lua.load("{1}").eval(new TypeRef<List<Integer>>() {}));
        LuaSyntaxException e = assertThrows(
                LuaSyntaxException.class, () -> lua.load("x = = 1").name("=t").eval());
        assertEquals("t:1: unexpected symbol near '='", e.getMessage());
        assertFalse(e.isIncomplete());
        assertTrue(assertThrows(
                        LuaSyntaxException.class, () -> lua.load("if x then").exec())
                .isIncomplete());
    }

    @Test
    void environment_replacesTheGlobals() {
        LuaTable own = lua.table().set("x", 1);
        lua.load("x = x + 1 y = 5").environment(own).exec();
        assertEquals(2, own.get("x", int.class));
        assertFalse(lua.globals().containsKey("y"));
        assertThrows(
                LuaRuntimeException.class,
                () -> lua.load("print()").environment(own).exec());
    }

    @Test
    void bindings_areSeenByTheChunkOnly() {
        Chunk chunk = lua.load("seen = name .. #list .. type(print)")
                .bind("name", "n")
                .bind("list", List.of(1, 2));
        chunk.exec();
        assertEquals("n2function", lua.globals().get("seen", String.class));
        assertFalse(lua.globals().containsKey("name"));
    }

    @Test
    void binaryChunks_needPermission() {
        byte[] dumped = lua.load("return 7").toFunction().dump(true);
        LuaSyntaxException e =
                assertThrows(LuaSyntaxException.class, () -> lua.load(dumped).exec());
        assertEquals("attempt to load a binary chunk (mode is 't')", e.getMessage());
        assertEquals(7, lua.load(dumped).allowBinary().eval(int.class));
        assertThrows(IllegalStateException.class, () -> lua.function(() -> 1).dump(false));
    }

    @Test
    void files_giveTheirNames(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.lua"), "#!lua\nerror('no')");
        LuaRuntimeException e =
                assertThrows(LuaRuntimeException.class, () -> lua.load(file).exec());
        assertTrue(e.getMessage().endsWith("rules.lua:2: no"), e.getMessage());
        assertThrows(UncheckedIOException.class, () -> lua.load(folder.resolve("none.lua")));
    }

    @Test
    void functions_tellAboutThemselves() {
        LuaFunction f = lua.load("local up = 1\nreturn function(a, b, ...)\n return up, x\nend")
                .name("@f.lua")
                .eval(LuaFunction.class);
        assertEquals(new FunctionInfo("Lua", "@f.lua", "f.lua", 2, 4, 2, 2, true), f.info());
        assertEquals("Java", lua.function(() -> 1).info().kind());
        assertEquals("main", lua.load("").toFunction().info().kind());
        assertEquals(lua.globals(), f.environment().orElseThrow());
        assertTrue(f.setEnvironment(lua.table().set("x", 9)));
        assertEquals(Multi.of(1, 9), f.call());
        LuaFunction none = lua.load("return function() end").eval(LuaFunction.class);
        assertTrue(none.environment().isEmpty());
        assertFalse(none.setEnvironment(lua.table()));
    }

    @Test
    void bound_argumentsComeFirst() {
        LuaFunction join =
                lua.load("function(...) return table.concat({...}, ',') end").eval(LuaFunction.class);
        LuaFunction bound = join.bind(1, "b").bind(3);
        assertEquals("1,b,3,4", bound.call(String.class, 4));
        assertEquals(join, join.bind());
        assertEquals("1,b,3", bound.call(String.class));
    }

    @Test
    void chunks_comeFromAnywhere() {
        assertEquals(1, lua.load(new java.io.StringReader("return 1")).call(int.class));
        byte[] text = "return 'ä'".getBytes(StandardCharsets.UTF_8);
        assertEquals("ä", lua.load(new ByteArrayInputStream(text)).call(String.class));
        ByteBuffer buffer = ByteBuffer.wrap(text);
        assertEquals("ä", lua.load(buffer).call(String.class));
        assertEquals(text.length, buffer.remaining());
        IOException broken = new IOException("broken");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> lua.load(() -> {
                    throw broken;
                }));
        assertSame(broken, e.getCause());
        assertThrows(
                UncheckedIOException.class,
                () -> lua.load(new java.io.InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw broken;
                    }
                }));
    }

    @Test
    void sources_tellNameAndEnvironment() {
        ChunkSource source = new ChunkSource() {
            @Override
            public byte[] text() {
                return "x = where error('e')".getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Optional<String> name() {
                return Optional.of("@db/rules");
            }

            @Override
            public Optional<LuaTable> environment(Lua of) {
                return Optional.of(
                        of.table().set("where", "own").set("error", of.globals().get("error")));
            }
        };
        LuaRuntimeException e =
                assertThrows(LuaRuntimeException.class, () -> lua.load(source).exec());
        assertEquals("db/rules:1: e", e.getMessage());
        assertFalse(lua.globals().containsKey("x"));
        byte[] dumped = lua.load("return 3").toFunction().dump(false);
        assertThrows(LuaSyntaxException.class, () -> lua.load(() -> dumped).exec());
        assertEquals(
                3,
                lua.load(new ChunkSource() {
                            @Override
                            public byte[] text() {
                                return dumped;
                            }

                            @Override
                            public boolean mayBeBinary() {
                                return true;
                            }
                        })
                        .call(int.class));
    }

    @Test
    void chunk_canBeNamedAfterTheLineOfJava() {
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("error('e')").here().exec());
        assertTrue(e.getMessage().matches("ChunkTest\\.java:\\d+:1: e"), e.getMessage());
    }

    @Test
    void chunksAndLaterValues_becomeValuesWhenTheyComeIn() {
        lua.globals().set("f", lua.load("return ... * 2"));
        assertEquals(8, lua.load("f(4)").eval(int.class));
        ToLua shout = in -> in.function(String.class, s -> s.toUpperCase(java.util.Locale.ROOT));
        lua.globals().set("t", java.util.Map.of("shout", shout, "list", List.of(shout)));
        assertEquals("AB", lua.load("t.shout('a') .. t.list[1]('b')").eval(String.class));
        assertThrows(LuaForeignValueException.class, () -> Lua.create().value(lua.load("return 1")));
        assertThrows(LuaSyntaxException.class, () -> lua.value(lua.load("return return")));
        ToLua[] circle = new ToLua[1];
        circle[0] = in -> circle[0];
        assertThrows(LuaConversionException.class, () -> lua.value(circle[0]));
    }

    @Test
    void limits_surviveBinding() {
        assertThrows(
                LuaLimitException.class,
                () -> lua.load("while x do end")
                        .limits(Limits.of().instructions(10_000))
                        .bind("x", true)
                        .exec());
    }
}
