package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.bind.LuaConsumed;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The life of objects in Lua: owned, taken out, closed, consumed. */
final class UserdataTest {
    @LuaType
    public static final class Ticket implements AutoCloseable {
        final String name;
        final List<String> log;
        IOException failure;

        Ticket(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @LuaMethod
        public String name() {
            return name;
        }

        @LuaMethod(consumes = true)
        public String tear(int pieces) {
            return name + "/" + pieces;
        }

        @LuaMethod
        public static String collect(@LuaConsumed Ticket ticket) {
            return "collected " + ticket.name;
        }

        @Override
        public void close() throws IOException {
            log.add(name);
            if (failure != null) {
                throw failure;
            }
        }
    }

    private final Lua lua = Lua.create();
    private final List<String> log = new ArrayList<>();

    private Ticket ticket(String name) {
        Ticket ticket = new Ticket(name, log);
        lua.globals().set(name, ticket);
        return ticket;
    }

    private void assertGone(String code, String why) {
        LuaRuntimeException e =
                assertThrows(LuaRuntimeException.class, () -> lua.load(code).exec());
        assertTrue(e.cause(LuaRevokedException.class).isPresent(), () -> "" + e);
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void detachedObject_isGoneForScripts() {
        Ticket ticket = ticket("t");
        LuaUserdata handle = lua.globals().get("t", LuaUserdata.class);
        assertThrows(LuaConversionException.class, () -> handle.detach(String.class));
        assertEquals("t", lua.load("t:name()").eval(String.class));
        assertSame(ticket, handle.detach(Ticket.class));
        assertGone("t:name()", "was taken out of Lua");
        assertThrows(LuaRevokedException.class, () -> handle.detach(Ticket.class));
        assertEquals(List.of(), log);
        assertNotEquals(handle, lua.value(ticket), "the object may come again, as another value");
    }

    @Test
    void closedObject_isClosedOnceAndGone() throws Exception {
        ticket("t");
        LuaUserdata handle = lua.globals().get("t", LuaUserdata.class);
        handle.close();
        handle.close();
        assertEquals(List.of("t"), log);
        assertGone("t:name()", "is closed");
        LuaUserdata plain = lua.userdata(new Object());
        plain.close();
        assertThrows(LuaRevokedException.class, () -> plain.object(Object.class));
    }

    @Test
    void ownedObjects_areClosedWithTheLua() {
        for (String name : List.of("a", "b", "c")) {
            lua.globals().set(name, lua.own(new Ticket(name, log)));
        }
        ticket("unowned");
        lua.load("do local b <close> = b end assert(not pcall(b.name, b))").exec();
        assertEquals(List.of("b"), log);
        lua.close();
        assertEquals(List.of("b", "c", "a"), log);
        lua.close();
        assertEquals(3, log.size());
    }

    @Test
    void objectsThatFailToClose_leaveTheOthersTheirTurn() {
        for (String name : List.of("a", "b", "c")) {
            Ticket ticket = new Ticket(name, log);
            ticket.failure = name.equals("b") ? null : new IOException(name);
            lua.own(ticket);
        }
        UncheckedIOException e = assertThrows(UncheckedIOException.class, lua::close);
        assertEquals("c", e.getCause().getMessage());
        assertEquals("a", e.getSuppressed()[0].getCause().getMessage());
        assertEquals(List.of("c", "b", "a"), log);
        assertThrows(LuaClosedException.class, () -> lua.load("1").eval());
    }

    @Test
    void consumingMethod_takesItsObject() {
        ticket("t");
        LuaRuntimeException refused = assertThrows(
                LuaRuntimeException.class, () -> lua.load("t:tear('x')").exec());
        assertTrue(refused.getMessage().contains("integer expected"), refused.getMessage());
        assertEquals("t/2", lua.load("t:tear(2)").eval(String.class));
        assertGone("t:tear(2)", "was consumed by 'Ticket.tear'");
    }

    @Test
    void consumingParameter_takesItsArgument() {
        ticket("t");
        ticket("u");
        lua.globals().set("Ticket", lua.type(Ticket.class));
        assertEquals("collected t", lua.load("Ticket.collect(t)").eval(String.class));
        assertGone("t:name()", "was handed to a function that keeps it");
        List<Ticket> kept = new ArrayList<>();
        lua.globals().set("keep", lua.function(Parameter.of(Ticket.class).consumed(), kept::add));
        lua.load("keep(u)").exec();
        assertEquals("u", kept.get(0).name);
        assertGone("keep(u)", "was handed to a function that keeps it");
    }

    @Test
    void consumingMethodOfAFluentType_takesItsObject() {
        lua.register(UserType.of(StringJoiner.class).consumer("finish", StringJoiner::toString));
        lua.globals().set("b", new StringJoiner("").add("text"));
        assertEquals("text", lua.load("b:finish()").eval(String.class));
        assertGone("b:finish()", "was consumed by 'StringJoiner.finish'");
    }

    @Test
    void values_goWithTheObject() {
        Ticket ticket = ticket("t");
        LuaUserdata handle = lua.globals().get("t", LuaUserdata.class);
        handle.values().set("note", "x");
        assertEquals("x", ((LuaUserdata) lua.value(ticket)).values().get("note", String.class));
        handle.detach(Ticket.class);
        assertEquals("x", handle.values().get("note", String.class));
        Lua system = Lua.builder().sandbox(Sandbox.TRUSTED).build();
        LuaUserdata file = system.load("io.stdout").eval(LuaUserdata.class);
        assertThrows(IllegalStateException.class, file::values);
    }

    @Test
    void handleFields_seeTheHandle() {
        lua.register(UserType.of(StringJoiner.class)
                .handleField(
                        "tag", u -> u.values().get("tag"), (u, v) -> u.values().set("tag", v)));
        lua.globals().set("a", new StringJoiner("")).set("b", new StringJoiner(""));
        lua.load("a.tag = {1} b.tag = 'b'").exec();
        assertEquals("b", lua.load("assert(a.tag[1] == 1) return b.tag").eval(String.class));
    }

    @Test
    void metaFields_areEntriesOfTheMetatable() {
        ToLua defaults = l -> l.table().set("colour", "red");
        lua.register(UserType.of(StringJoiner.class)
                .method("length", StringJoiner::length)
                .metaField("__index", defaults)
                .metaField("__newindex", (ToLua) l -> l.globals())
                .metaField("__name", "Text"));
        lua.globals().set("b", new StringJoiner("").add("abc"));
        assertEquals("red", lua.load("assert(b:length() == 3) return b.colour").eval(String.class));
        lua.load("b.size = 7").exec();
        assertEquals(7, lua.globals().get("size", int.class));
        assertEquals("Text", lua.globals().get("b", LuaUserdata.class).typeName());
        assertThrows(
                IllegalArgumentException.class, () -> UserType.of(Object.class).metaField("__gc", 1));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> lua.register(UserType.of(UserdataTest.class).metaField("__index", 5)));
        assertEquals("__index of UserdataTest must be a table or function, got number", e.getMessage());
    }

    @Test
    void typeName_isThatOfMessages() {
        ticket("t");
        assertEquals("Ticket", lua.globals().get("t", LuaUserdata.class).typeName());
        assertEquals("userdata", lua.userdata(new Object()).typeName());
    }

    @Test
    void nullValue_isNotNil() {
        lua.globals().set("null", LuaNull.NULL).set("t", lua.table().set("a", LuaNull.NULL));
        assertTrue(lua.load("null ~= nil and t.a == null and null").eval(boolean.class));
        assertEquals("null", lua.load("tostring(null)").eval(String.class));
        assertFalse(lua.load("getmetatable(null)").eval(boolean.class));
        assertTrue(lua.globals().get("null").isNull());
        assertFalse(LuaNil.NIL.isNull());
        assertSame(LuaNull.NULL, lua.globals().get("null", Object.class));
        assertEquals(LuaNil.NIL, lua.globals().path("t.a?.b"));
        assertThrows(LuaRuntimeException.class, () -> lua.globals().path("t.a.b.c"));
    }
}
