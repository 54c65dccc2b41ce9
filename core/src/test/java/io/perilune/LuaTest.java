package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuaTest {
    private final Lua lua = Lua.create();

    private String error(String script) {
        return assertThrows(
                        LuaRuntimeException.class,
                        () -> lua.load(script).name("=t").exec())
                .getMessage();
    }

    /** Found by the service loader in the test below. */
    public static final class Greeting implements LuaModule {
        @Override
        public String name() {
            return "greeting";
        }

        @Override
        public Object load(Lua lua) {
            return Map.of("hello", lua.function(String.class, name -> "hello " + name));
        }
    }

    @Test
    void modules_areLoadedOnce() {
        int[] loads = new int[1];
        lua.modules()
                .register("settings", Map.of("debug", true))
                .preload("counter", lua.function(String.class, name -> name + ++loads[0]));
        assertEquals(
                "counter1counter1",
                lua.load("require 'counter' .. require 'counter'").eval(String.class));
        assertEquals(true, lua.load("require 'settings'.debug").eval(boolean.class));
        lua.modules().unload("counter");
        assertEquals("counter2", lua.load("require 'counter'").eval(String.class));
        assertEquals("t:1: module 'none' not found", error("require 'none'"));
        lua.modules()
                .preload("loop", lua.load("return require 'loop'").name("=l").toFunction());
        assertEquals("l:1: loop or previous error loading module 'loop'", error("require 'loop'"));
    }

    @Test
    void modules_workWithThePackageLibrary() {
        try (Lua system = Lua.builder().systemAccess().ignoreEnvironment().build()) {
            system.modules().register("a", 1).preload("b", system.function(String.class, name -> name + "!"));
            assertEquals("1b!", system.load("require 'a' .. require 'b'").eval(String.class));
        }
    }

    @Test
    void services_becomeModules(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(LuaModule.class.getName()), Greeting.class.getName());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            lua.modules().addServices(loader);
        }
        assertEquals("hello you", lua.load("require('greeting').hello('you')").eval(String.class));
    }

    @Test
    void attributes_goWithTheVm() {
        LuaAttributes attributes = lua.attributes();
        assertEquals(Optional.empty(), attributes.put(StringBuilder.class, new StringBuilder("a")));
        assertEquals(
                "a", lua.attributes().get(StringBuilder.class).orElseThrow().toString());
        assertTrue(attributes.remove(StringBuilder.class).isPresent());
        assertEquals(Optional.empty(), attributes.get(StringBuilder.class));
    }

    @Test
    void registry_isOutOfReachForScripts() {
        lua.registry().set("secret", 1);
        assertEquals(1, lua.registry().get("secret", int.class));
        try (Lua debugging = Lua.builder().debugLibrary().build()) {
            debugging.registry().set("secret", 1);
            assertEquals(
                    LuaNil.NIL,
                    debugging.load("debug.getregistry().secret").eval().get(0));
        }
    }

    @Test
    void warnings_comeWhole() {
        List<String> warnings = new ArrayList<>();
        lua.setWarningHandler(warnings::add);
        lua.load("warn('a', 'b\\0', 'c') warn('@on')").exec();
        assertEquals(List.of("ab\0c", "@on"), warnings);
    }

    @Test
    void collectGarbage_runsFinalizers() {
        lua.load("setmetatable({}, {__gc = function() gone = true end})").exec();
        lua.collectGarbage();
        assertEquals(true, lua.globals().get("gone", boolean.class));
        assertTrue(lua.memoryUsed() > 0);
    }

    @Test
    void views_areTheCollectionItself() {
        List<Object> list = new ArrayList<>(List.of("a", "b"));
        Map<Object, Object> map = new LinkedHashMap<>(Map.of("k", 1));
        lua.globals().set("list", lua.view(list)).set("map", lua.view(map));
        lua.load("list[1] = 'A' list[#list + 1] = 'c' map.x = list[2] map.k = nil n = #list .. #map")
                .exec();
        assertEquals(List.of("A", "b", "c"), list);
        assertEquals(Map.of("x", "b"), map);
        assertEquals("31", lua.globals().get("n", String.class));
        assertEquals(
                "1A2b3c",
                lua.load("local s = '' for i, v in pairs(list) do s = s .. i .. v end return s")
                        .eval(String.class));
        assertEquals(LuaNil.NIL, lua.load("list[9]").eval().get(0));
        assertEquals("t:1: index of a list of 3 elements out of bounds", error("list[9] = 1"));
        assertSame(list, lua.globals().get("list", List.class));
        lua.globals().set("frozen", lua.view(List.of(1)));
        assertTrue(error("frozen[1] = 2").contains("UnsupportedOperationException"));
        assertTrue(error("for _, v in pairs(list) do list[#list + 1] = v end").contains("ConcurrentModification"));
        assertThrows(IllegalArgumentException.class, () -> lua.view("text"));
    }

    @Test
    void values_belongToOneVm() {
        try (Lua other = Lua.create()) {
            LuaFunction f = lua.load("").toFunction();
            assertThrows(LuaForeignValueException.class, () -> other.globals().set("f", f));
            assertThrows(LuaForeignValueException.class, () -> other.thread(f));
            assertThrows(LuaForeignValueException.class, () -> other.modules().preload("m", f));
        }
    }

    @Test
    void metatablesOfTypes_areShared() {
        lua.setTypeMetatable(
                LuaInteger.class,
                lua.load("return {__index = {twice = function(n) return n * 2 end}}")
                        .call(LuaTable.class));
        assertEquals(8, lua.load("(4):twice()").eval(int.class));
        assertEquals(lua.typeMetatable(LuaFloat.class), lua.typeMetatable(LuaInteger.class));
        lua.setTypeMetatable(
                LuaNil.class,
                lua.load("return {__index = function() return 'nothing' end}").call(LuaTable.class));
        assertEquals("nothing", lua.load("missing.field").eval(String.class));
        lua.setTypeMetatable(
                LuaFunction.class,
                lua.load("return {__len = function() return 1 end}").call(LuaTable.class));
        lua.setTypeMetatable(
                LuaBoolean.class,
                lua.load("return {__len = function() return 2 end}").call(LuaTable.class));
        lua.setTypeMetatable(
                LuaThread.class,
                lua.load("return {__len = function() return 3 end}").call(LuaTable.class));
        assertEquals(6, lua.load("#print + #(true) + #coroutine.running()").eval(int.class));
        lua.removeTypeMetatable(LuaNil.class);
        assertThrows(LuaRuntimeException.class, () -> lua.load("missing.field").eval());
        assertTrue(lua.typeMetatable(LuaString.class).isPresent());
        assertThrows(IllegalArgumentException.class, () -> lua.typeMetatable(LuaTable.class));
    }

    @Test
    @SuppressWarnings("try") // being inside is all that is wanted
    void name_isToldWhileAnotherThreadIsInside() throws Exception {
        try (LuaEntry held = lua.enter()) {
            String name = java.util.concurrent.CompletableFuture.supplyAsync(lua::toString)
                    .get(10, java.util.concurrent.TimeUnit.SECONDS);
            assertTrue(name.matches("Lua@[0-9a-f]+"), name);
        }
    }
}
