package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What exceptions of the door tell besides their message. */
final class LuaExceptionTest {
    private final Lua lua = Lua.create();

    private LuaSyntaxException refused(String text) {
        return assertThrows(
                LuaSyntaxException.class, () -> lua.load(text).name("@c.lua").toFunction());
    }

    private static void assertPlace(int line, int column, LuaSyntaxException e) {
        assertEquals(line + ":" + column, e.line() + ":" + e.column(), e::getMessage);
        assertEquals("c.lua", e.chunk());
    }

    @Test
    void syntaxErrors_tellLineAndColumn() {
        assertPlace(1, 5, refused("x = = 1"));
        assertPlace(2, 11, refused("local a\nlocal b c d"));
        assertPlace(1, 10, refused("s = 'ä'; ) "));
        assertPlace(3, 6, refused("if x then\n  y = 1\nwhile"));
        assertTrue(refused("if x then\n  y = 1\nwhile").isIncomplete());
        assertPlace(1, 5, refused("x = 'unfinished"));
        assertPlace(2, 1, refused("x = {\n12x}"));
        assertPlace(1, 13, refused("goto nowhere"));
    }

    @Test
    void refusedBinary_hasNoPlace() {
        byte[] dumped = lua.load("return 1").toFunction().dump(false);
        LuaSyntaxException e = assertThrows(
                LuaSyntaxException.class, () -> lua.load(dumped).name("=dump").toFunction());
        assertEquals(0, e.line());
        assertEquals("dump", e.chunk());
    }

    @Test
    void context_standsBeforeTheMessage() {
        LuaRuntimeException e = assertThrows(
                LuaRuntimeException.class, () -> lua.load("error('no', 0)").exec());
        assertSame(e, e.withContext("loading"));
        e.withContext("loading plugin 'x'");
        assertEquals("loading plugin 'x': no", e.getMessage());
        assertEquals("loading plugin 'x'", e.context());
        assertEquals("no", e.value().toString());
    }

    @Test
    void causes_areAWalkToTheRoot() {
        FileNotFoundException root = new FileNotFoundException("f");
        lua.globals().set("f", lua.function(() -> {
            throw new IllegalStateException(root);
        }));
        LuaHostException e =
                assertThrows(LuaHostException.class, () -> lua.load("f()").exec());
        assertEquals(List.of(e, e.getCause(), root), e.causes().toList());
        assertSame(root, e.cause(IOException.class).orElseThrow());
        assertFalse(e.cause(InterruptedException.class).isPresent());
        assertSame(e, e.cause(LuaException.class).orElseThrow());
        IllegalStateException a = new IllegalStateException();
        IllegalStateException b = new IllegalStateException(a);
        a.initCause(b);
        assertEquals(3, LuaRuntimeException.of("circle", a).causes().count());
    }

    @Test
    void errorsWithACause_keepIt() {
        IOException cause = new IOException("disk");
        lua.globals().set("f", lua.function(() -> {
            throw LuaRuntimeException.of("cannot save", cause);
        }));
        LuaRuntimeException e =
                assertThrows(LuaRuntimeException.class, () -> lua.load("f()").exec());
        assertEquals("cannot save", e.getMessage());
        assertSame(cause, e.cause(IOException.class).orElseThrow());
    }

    @Test
    void failures_canBeResults() throws Exception {
        JavaFunction open = arguments -> {
            if (arguments.get(0, String.class).isEmpty()) {
                throw new IOException("no name");
            }
            return "opened";
        };
        lua.globals().set("open", lua.function(open.returningErrors()));
        assertEquals(
                "no name",
                lua.load("local f, m = open('') assert(f == nil) return m").eval(String.class));
        assertEquals("opened", lua.load("open('x')").eval(String.class));
        JavaFunction later = arguments -> CompletableFuture.failedFuture(new IOException("late"));
        lua.globals().set("later", lua.function(later.returningErrors()));
        assertEquals("late", lua.load("select(2, later())").eval().get(0, String.class));
        assertEquals(
                "late",
                lua.load("return select(2, later())").callAsync(String.class).get(10, TimeUnit.SECONDS));
        assertEquals(Multi.of(null, "m"), Multi.failure("m"));
        JavaFunction broken = arguments -> {
            throw new AssertionError("bug");
        };
        lua.globals().set("broken", lua.function(broken.returningErrors()));
        assertThrows(AssertionError.class, () -> lua.load("broken()").exec());
    }
}
