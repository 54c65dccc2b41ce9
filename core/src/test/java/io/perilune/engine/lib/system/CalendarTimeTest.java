package io.perilune.engine.lib.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

final class CalendarTimeTest {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final TimeZone BERLIN = TimeZone.getTimeZone("Europe/Berlin");

    @Test
    void fields_agreeWithJavaTime() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            // About the years -10,000 to 14,000.
            long seconds = random.nextLong() % 380_000_000_000L;
            ZonedDateTime expected = Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
            CalendarTime time = CalendarTime.of(seconds, null);
            assertNotNull(time);
            String what = "at " + seconds;
            assertEquals(expected.getYear(), time.year(), what);
            assertEquals(expected.getMonthValue() - 1, time.month(), what);
            assertEquals(expected.getDayOfMonth(), time.day(), what);
            assertEquals(expected.getHour(), time.hour(), what);
            assertEquals(expected.getMinute(), time.minute(), what);
            assertEquals(expected.getSecond(), time.second(), what);
            assertEquals(expected.getDayOfWeek().getValue() % 7, time.weekDay(), what);
            assertEquals(expected.getDayOfYear() - 1, time.yearDay(), what);
            assertEquals(seconds, seconds(time, UTC), what);
        }
    }

    @Test
    void localTime_comesBack() {
        Random random = new Random(21);
        for (int i = 0; i < 5_000; i++) {
            long seconds = Math.floorMod(random.nextLong(), 4_000_000_000L);
            CalendarTime time = CalendarTime.of(seconds, BERLIN);
            assertNotNull(time);
            assertEquals(seconds, seconds(time, BERLIN), "at " + seconds);
        }
    }

    private static long seconds(CalendarTime t, TimeZone zone) {
        return CalendarTime.seconds(
                t.year(), t.month(), t.day(), t.hour(), t.minute(), t.second(), t.daylightSaving() ? 1 : 0, zone);
    }

    @Test
    void summerTime_isTold() {
        CalendarTime summer = CalendarTime.of(1_719_835_200L, BERLIN);
        CalendarTime winter = CalendarTime.of(1_704_110_400L, BERLIN);
        assertNotNull(summer);
        assertNotNull(winter);
        assertTrue(summer.daylightSaving());
        assertEquals(14, summer.hour());
        assertEquals("CEST", summer.zoneName());
        assertFalse(winter.daylightSaving());
        assertEquals(13, winter.hour());
        assertEquals("CET", winter.zoneName());
    }

    @Test
    void wrongSummerTime_movesTheHour() {
        long given = CalendarTime.seconds(2024, 0, 1, 12, 0, 0, 1, BERLIN);
        long foundOut = CalendarTime.seconds(2024, 0, 1, 12, 0, 0, -1, BERLIN);
        assertEquals(3600, foundOut - given);
    }

    @Test
    void fields_areNormalized() {
        assertEquals(
                CalendarTime.seconds(2004, 11, 31, 23, 59, 58, -1, UTC),
                CalendarTime.seconds(2005, 0, 1, 1, 0, -3602, -1, UTC));
        assertEquals(
                CalendarTime.seconds(2000, 1, 29, 0, 0, 0, -1, UTC),
                CalendarTime.seconds(1999, 13, 29, 0, 0, 0, -1, UTC));
    }

    @Test
    void years_endWhereThoseOfCDo() {
        long last = CalendarTime.seconds((1L << 31) + 1899, 11, 31, 23, 59, 59, -1, UTC);
        assertNotNull(CalendarTime.of(last, UTC));
        assertNull(CalendarTime.of(last + 1, UTC));
        assertNull(CalendarTime.of(1L << 60, null));
        assertNull(CalendarTime.of(Long.MIN_VALUE, null));
    }
}
