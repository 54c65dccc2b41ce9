package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A builder whose options contradict each other builds nothing, and says which two it was; nothing is quietly left out. */
final class BuilderContradictionsTest {
    private static final Map<String, Consumer<LuaBuilder>> CONTRADICTIONS = Map.ofEntries(
            Map.entry(
                    "system access and Sandbox.UNTRUSTED",
                    b -> b.sandbox(Sandbox.UNTRUSTED).systemAccess()),
            Map.entry(
                    "system access and Sandbox.STANDARD", b -> b.systemAccess().sandbox(Sandbox.STANDARD)),
            Map.entry(
                    "the debug library and Sandbox.UNTRUSTED",
                    b -> b.sandbox(Sandbox.UNTRUSTED).debugLibrary()),
            Map.entry(
                    "the debug library and Sandbox.STANDARD",
                    b -> b.sandbox(Sandbox.STANDARD).debugLibrary()),
            Map.entry(
                    "binary chunks and Sandbox.UNTRUSTED",
                    b -> b.sandbox(Sandbox.UNTRUSTED).binaryChunks()),
            Map.entry("an input and no system access", b -> b.input(new ByteArrayInputStream(new byte[0]))),
            Map.entry("a stream for errors and no system access", b -> b.errors(OutputStream.nullOutputStream())),
            Map.entry("an action on exit and no system access", b -> b.onExit(status -> {})),
            Map.entry("the library OS and no system access", b -> b.libraries(Set.of(LuaLibrary.BASE, LuaLibrary.OS))),
            Map.entry(
                    "the library DEBUG and no debug library",
                    b -> b.sandbox(Sandbox.UNTRUSTED).libraries(Set.of(LuaLibrary.DEBUG))),
            Map.entry(
                    "a clock and system access, which has one",
                    b -> b.systemAccess().clock(Clock.systemUTC())),
            Map.entry(
                    "a source of modules and system access, which finds modules itself",
                    b -> b.sandbox(Sandbox.TRUSTED).modules(name -> Optional.empty())));

    @Test
    void contradiction_isRefusedByName() {
        CONTRADICTIONS.forEach((message, options) -> {
            LuaBuilder builder = Lua.builder();
            options.accept(builder);
            String thrown = assertThrows(IllegalStateException.class, builder::build, message)
                    .getMessage();
            assertEquals("contradictory options: " + message, thrown);
        });
    }

    @Test
    void refusedBuilder_canBeSetRight() {
        LuaBuilder builder = Lua.builder().sandbox(Sandbox.UNTRUSTED).binaryChunks();
        assertThrows(IllegalStateException.class, builder::build);
        try (Lua lua = builder.sandbox(Sandbox.STANDARD).build()) {
            assertTrue(lua.load("load(string.dump(function() return true end), 'x', 'b') ~= nil")
                    .eval(boolean.class));
        }
    }
}
