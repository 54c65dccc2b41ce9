package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which libraries a Lua has, and which it can get. */
final class LibrariesTest {
    @Test
    void libraries_areChosenOneByOne() {
        Lua lua = Lua.builder()
                .libraries(Set.of(LuaLibrary.BASE, LuaLibrary.MATH))
                .build();
        assertEquals(3, lua.load("math.floor(3.7)").eval(int.class));
        assertTrue(
                lua.load("string == nil and table == nil and coroutine == nil").eval(boolean.class));
        assertThrows(LuaRuntimeException.class, () -> lua.load("('x'):rep(2)").eval());
    }

    @Test
    void noLibrary_isNoGlobalAtAll() {
        Lua lua = Lua.builder().libraries(Set.of()).build();
        assertTrue(lua.globals().isEmpty());
        assertEquals(
                5050,
                lua.load("local s = 0 for i = 1, 100 do s = s + i end return s").eval(int.class));
        lua.open(Set.of(LuaLibrary.BASE));
        assertEquals("3", lua.load("tostring(3)").eval(String.class));
        assertEquals(lua.globals(), lua.load("_G").eval(LuaTable.class));
    }

    @Test
    void libraries_canBeAddedLater() {
        Lua lua = Lua.builder().libraries(Set.of(LuaLibrary.BASE)).build();
        lua.open(EnumSet.of(LuaLibrary.STRING, LuaLibrary.TABLE));
        assertEquals("xx", lua.load("('x'):rep(2)").eval(String.class));
        assertEquals("a,b", lua.load("table.concat({'a', 'b'}, ',')").eval(String.class));
    }

    @Test
    void whatWasNotGranted_cannotBeAdded() {
        Lua lua = Lua.builder().libraries(Set.of(LuaLibrary.BASE)).build();
        for (LuaLibrary library : EnumSet.range(LuaLibrary.OS, LuaLibrary.DEBUG)) {
            IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> lua.open(EnumSet.of(LuaLibrary.MATH, library)));
            assertTrue(e.getMessage().contains(library.name()), e.getMessage());
        }
        assertFalse(lua.globals().containsKey("math"), "nothing is opened by a call that is refused");
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> Lua.builder().libraries(Set.of(LuaLibrary.IO)).build());
        assertEquals("contradictory options: the library IO and no system access", e.getMessage());
    }

    @Test
    void systemLibraries_comeOneByOneToo() {
        Lua lua = Lua.builder()
                .systemAccess()
                .libraries(Set.of(LuaLibrary.BASE, LuaLibrary.OS))
                .build();
        assertTrue(lua.load("os.time() > 0 and io == nil and require == nil and dofile ~= nil")
                .eval(boolean.class));
        lua.open(Set.of(LuaLibrary.PACKAGE));
        assertTrue(lua.load("require('os') == os").eval(boolean.class));
        assertThrows(IllegalStateException.class, () -> lua.open(Set.of(LuaLibrary.DEBUG)));
        Lua debugging =
                Lua.builder().debugLibrary().libraries(Set.of(LuaLibrary.BASE)).build();
        debugging.open(Set.of(LuaLibrary.DEBUG));
        assertTrue(debugging.load("debug.getinfo(1).currentline == 1").eval(boolean.class));
    }

    @Test
    void basicFunctions_canBeTakenAway() {
        Lua lua = Lua.create();
        for (String name : new String[] {"load", "collectgarbage", "print"}) {
            lua.globals().set(name, null);
        }
        assertTrue(lua.load("load == nil and collectgarbage == nil and print == nil")
                .eval(boolean.class));
    }

    @Test
    void globals_canBeReplaced() {
        Lua lua = Lua.create();
        LuaFunction before = lua.load("return x").toFunction();
        lua.globals().set("x", "old");
        LuaTable own = lua.table().set("x", "new").set("load", lua.globals().get("load"));
        lua.setGlobals(own);
        assertEquals(own, lua.globals());
        assertEquals("new", lua.load("x").eval(String.class));
        assertEquals("new", lua.load("load('return x')()").eval(String.class));
        assertEquals("old", before.call(String.class));
        lua.setGlobals(before.environment().orElseThrow());
        assertEquals("old", lua.load("x").eval(String.class));
    }
}
