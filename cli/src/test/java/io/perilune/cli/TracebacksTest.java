package io.perilune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TracebacksTest {
    @ParameterizedTest
    @CsvSource({
        "m|stack traceback:|TC: in function 'xpcall', m|stack traceback:|TC: in ?",
        "m|stack traceback:|Tx:1: in f|TC: in function 'xpcall', m|stack traceback:|Tx:1: in f|TC: in ?",
        "m|stack traceback:|Tx:1: in f, m|stack traceback:|Tx:1: in f",
        "m, m",
        "'', ''"
    })
    void lastLine_losesItsName(String message, String expected) {
        assertEquals(
                plain(expected),
                new String(Tracebacks.trim(plain(message).getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
    }

    private static String plain(String text) {
        return text.replace("|", "\n").replace("TC", "\t[C]").replace("Tx", "\tx");
    }
}
