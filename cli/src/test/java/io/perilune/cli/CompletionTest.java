package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.Lua;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionTest {
    private final Lua lua = Lua.create();
    private final Completion completion = new Completion(lua.globals());

    @Test
    void globals_areFound() {
        assertEquals(List.of("tonumber", "tostring"), completion.candidates("to"));
        assertTrue(completion.candidates("").contains("print"));
    }

    @Test
    void fields_areFoundWithTheirPath() {
        assertEquals(List.of("string.format"), completion.candidates("string.fo"));
        lua.load("a = {b = {one = 1, on = print, ['no name'] = 2, ['end'] = 3, [4] = 5}}")
                .exec();
        assertEquals(List.of("a.b.on", "a.b.one"), completion.candidates("a.b."));
    }

    @Test
    void methods_areFunctionsOnly() {
        lua.load("a = {b = {one = 1, on = print}}").exec();
        assertEquals(List.of("a.b:on"), completion.candidates("a.b:o"));
    }

    @Test
    void unknownPath_hasNone() {
        assertEquals(List.of(), completion.candidates("nothing.x"));
        assertEquals(List.of(), completion.candidates("print.x"));
        assertEquals(List.of(), completion.candidates("..x"));
    }

    @Test
    void completing_runsNothing() {
        lua.load("a = setmetatable({}, {__index = function() error('touched') end})")
                .exec();
        assertEquals(List.of(), completion.candidates("a.b.c"));
    }

    @ParameterizedTest
    @CsvSource({"'print(string.fo', 15, 6", "'x = ', 4, 4", "'a.b:c d', 5, 0", "'', 0, 0"})
    void path_startsBehindAnythingElse(String line, int cursor, int start) {
        assertEquals(start, Completion.start(line, cursor));
    }
}
