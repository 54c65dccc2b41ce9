package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perilune.engine.text.ByteStr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenModeTest {
    @ParameterizedTest
    @CsvSource({
        "r,READ",
        "w,WRITE",
        "a,APPEND",
        "r+,READ_UPDATE",
        "w+,WRITE_UPDATE",
        "a+,APPEND_UPDATE",
        "rb,READ",
        "r+b,READ_UPDATE",
        "a+bb,APPEND_UPDATE"
    })
    void spelling_isAMode(String text, OpenMode mode) {
        assertEquals(mode, OpenMode.of(ByteStr.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "b", "rw", "rb+", "r+bk", "R", "r "})
    void otherText_isNone(String text) {
        assertNull(OpenMode.of(ByteStr.of(text)));
    }
}
