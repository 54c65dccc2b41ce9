package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTextTest {
    /** 2009-02-13, a Friday, 23:31:30. */
    private static final long FRIDAY = 1_234_567_890L;

    private static String format(String format, long seconds, TimeZone zone) {
        CalendarTime time = CalendarTime.of(seconds, zone);
        assertNotNull(time);
        return DateText.format(ByteStr.of(format), 0, time).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "%a, Fri",
        "%A, Friday",
        "%b, Feb",
        "%B, February",
        "%h, Feb",
        "%c, Fri Feb 13 23:31:30 2009",
        "%C, 20",
        "%d, 13",
        "%D, 02/13/09",
        "%e, 13",
        "%F, 2009-02-13",
        "%g, 09",
        "%G, 2009",
        "%H, 23",
        "%I, 11",
        "%j, 044",
        "%m, 02",
        "%M, 31",
        "%p, PM",
        "%r, 11:31:30 PM",
        "%R, 23:31",
        "%S, 30",
        "%T, 23:31:30",
        "%u, 5",
        "%U, 06",
        "%V, 07",
        "%w, 5",
        "%W, 06",
        "%x, 02/13/09",
        "%X, 23:31:30",
        "%y, 09",
        "%Y, 2009",
        "%z, +0000",
        "%Z, GMT",
        "%%, %",
        "%Ex, 02/13/09",
        "%OS, 30",
        "%EY-%Om, 2009-02"
    })
    void conversion_printsAsInC(String format, String expected) {
        assertEquals(expected, format(format, FRIDAY, null));
    }

    @Test
    void newlineAndTab_areThemselves() {
        assertEquals("\n\t", format("%n%t", FRIDAY, null));
    }

    /** Weeks of ISO 8601 around New Year, from that standard's own examples. */
    @ParameterizedTest
    @CsvSource({
        "2005-01-01, 2004-W53-6", "2005-01-02, 2004-W53-7", "2005-12-31, 2005-W52-6", "2007-01-01, 2007-W01-1",
        "2007-12-31, 2008-W01-1", "2008-12-28, 2008-W52-7", "2008-12-29, 2009-W01-1", "2010-01-03, 2009-W53-7"
    })
    void week_belongsToTheYearOfItsThursday(String date, String expected) {
        long seconds = java.time.LocalDate.parse(date).toEpochDay() * 86_400;
        assertEquals(expected, format("%G-W%V-%u", seconds, null));
    }

    @Test
    void earlyYears_areNotFilledUp() {
        // The same as glibc prints for 0000-01-04 and a year before that.
        assertEquals("0-01-04|0|0|00", format("%F|%Y|%C|%y", -62_166_960_000L, null));
        assertEquals("-154|-2|46|-154", format("%Y|%C|%y|%G", -67_000_000_000L, null));
    }

    @Test
    void smallNumbers_areFilledUp() {
        assertEquals("01  1 001 00 12", format("%d %e %j %H %I", 0, null));
    }

    @Test
    void localTime_hasItsZone() {
        TimeZone newYork = TimeZone.getTimeZone("America/New_York");
        assertEquals("18:31 -0500 EST", format("%R %z %Z", FRIDAY, newYork));
    }

    @Test
    void bytesOutsideConversions_stay() {
        ByteStr format = ByteStr.wrap(new byte[] {0, (byte) 0xFF, '%', 'Y', 0});
        CalendarTime time = CalendarTime.of(FRIDAY, null);
        assertNotNull(time);
        assertEquals(
                ByteStr.wrap(new byte[] {0, (byte) 0xFF, '2', '0', '0', '9', 0}), DateText.format(format, 0, time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%E", "%O", "%9", "%Ea", "%Ec%Od%Q", "%EE", "%s", "%\0"})
    void otherConversions_areRefused(String format) {
        assertThrows(TextFault.class, () -> format(format, FRIDAY, null));
    }

    @Test
    void complaint_showsTheRest() {
        TextFault fault = assertThrows(TextFault.class, () -> format("%Y %Ea and more", FRIDAY, null));
        assertEquals("invalid conversion specifier '%Ea and more'", fault.text().toString());
    }
}
