package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.engine.text.ByteStr;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileChunksTest {
    private static final String MARK = "\u00EF\u00BB\u00BF";

    private static ByteStr bytes(String text) {
        String plain = text.replace("MARK", MARK).replace("NL", "\n").replace("ESC", "\u001b");
        return ByteStr.wrap(plain.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "return 1, return 1",
        "MARKreturn 1, return 1",
        "#!/usr/bin/luaNLreturn 1, NLreturn 1",
        "MARK# commentNLreturn 1, NLreturn 1",
        "#commentNLESCLua, ESCLua",
        "# no end, ''",
        "MARK, ''",
        "'', ''",
        "' # no comment', ' # no comment'"
    })
    void firstLine_isLeftOutWhenItIsForTheSystem(String file, String chunk) {
        assertEquals(bytes(chunk), FileChunks.chunk(bytes(file)));
    }

    @ParameterizedTest
    @CsvSource({"\u00EF", "\u00EF\u00BB", "\u00EF\u00BBprint()"})
    void halfAMark_stays(String file) {
        assertEquals(bytes(file), FileChunks.chunk(bytes(file)));
    }
}
