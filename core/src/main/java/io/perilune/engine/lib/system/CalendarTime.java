package io.perilune.engine.lib.system;

import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A point in time taken apart, as {@code struct tm} of C, in the Gregorian calendar for all years.
 *
 * <p>Not with {@code java.time}: its years end where those of C go on, and loading it takes longer than most scripts run.
 *
 * @param month 0 to 11
 * @param weekDay 0 (Sunday) to 6
 * @param yearDay from 0
 * @param offset seconds to be added to universal time
 */
record CalendarTime(
        long year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        int weekDay,
        int yearDay,
        boolean daylightSaving,
        int offset,
        @Nullable TimeZone zone) {

    private static final long DAY = 86_400;
    /** The calendar repeats itself after 400 years, weekdays included. */
    private static final long CYCLE_DAYS = 146_097;

    private static final long CYCLE = CYCLE_DAYS * DAY;
    /** 0001-01-01 and 9999-12-31: where Java's time zones are used as they are. */
    private static final long FIRST_ZONED = -62_135_596_800L;

    private static final long LAST_ZONED = 253_402_300_799L;
    /** 2400-01-01, the beginning of the cycle that stands for all later ones. */
    private static final long LATE_CYCLE = 13_569_465_600L;
    /** C holds years in an int, counted from 1900. */
    private static final long BASE_YEAR = 1900;

    private static final long MAX_SECONDS = (Integer.MAX_VALUE + BASE_YEAR) * 366 * DAY;

    /**
     * The time {@code seconds} after 1970.
     *
     * @param zone null for universal time
     * @return null when C could not represent the year
     */
    static @Nullable CalendarTime of(long seconds, @Nullable TimeZone zone) {
        if (seconds > MAX_SECONDS || seconds < -MAX_SECONDS) {
            return null;
        }
        int offset = zone == null ? 0 : zone.getOffset(zoned(seconds)) / 1000;
        boolean daylight = zone != null && isDaylight(zone, seconds);
        long local = seconds + offset;
        long days = Math.floorDiv(local, DAY);
        int rest = (int) Math.floorMod(local, DAY);
        // Years are counted from March here, so that the leap day is the last of its year; see daysBefore.
        long shifted = days + 719_468;
        long cycle = Math.floorDiv(shifted, CYCLE_DAYS);
        int dayOfCycle = (int) Math.floorMod(shifted, CYCLE_DAYS);
        int yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        int dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        int fromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
        int month = fromMarch < 10 ? fromMarch + 2 : fromMarch - 10;
        long year = yearOfCycle + cycle * 400 + (month < 2 ? 1 : 0);
        if (!isRepresentable(year)) {
            return null;
        }
        return new CalendarTime(
                year,
                month,
                day,
                rest / 3600,
                rest / 60 % 60,
                rest % 60,
                (int) Math.floorMod(days + 4, 7L),
                (int) (days - daysBefore(year, 0)),
                daylight,
                offset,
                zone);
    }

    /**
     * Seconds since 1970 of a local time whose fields may have any values, as {@code mktime} of C computes them.
     *
     * @param daylight above 0: summer time is in force; 0: it is not; below 0: find out
     */
    static long seconds(
            long year, long month, long day, long hour, long minute, long second, int daylight, TimeZone zone) {
        long normalYear = year + Math.floorDiv(month, 12L);
        long days = daysBefore(normalYear, (int) Math.floorMod(month, 12L)) + day - 1;
        long local = days * DAY + hour * 3600 + minute * 60 + second;
        long time = local - zone.getOffset(zoned(local - zone.getRawOffset() / 1000)) / 1000;
        if (daylight >= 0 && zone.useDaylightTime() && isDaylight(zone, time) != daylight > 0) {
            int saving = zone.getDSTSavings() / 1000;
            time += daylight > 0 ? -saving : saving;
        }
        return time;
    }

    /** Days from 1970 to the first of a month, 0 to 11. */
    private static long daysBefore(long year, int month) {
        long marchYear = month < 2 ? year - 1 : year;
        int fromMarch = month < 2 ? month + 10 : month - 2;
        long cycle = Math.floorDiv(marchYear, 400L);
        long yearOfCycle = marchYear - cycle * 400;
        long dayOfYear = (153L * fromMarch + 2) / 5;
        return cycle * CYCLE_DAYS + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468;
    }

    static boolean isRepresentable(long year) {
        return year - BASE_YEAR == (int) (year - BASE_YEAR);
    }

    // The only class that a TimeZone takes here; java.time would load the rules of all zones, at the first os.date.
    @SuppressWarnings("JavaUtilDate")
    private static boolean isDaylight(TimeZone zone, long seconds) {
        return zone.inDaylightTime(new Date(zoned(seconds)));
    }

    /** Milliseconds at which the zone's rules are the same as at {@code seconds}. */
    private static long zoned(long seconds) {
        if (seconds > LAST_ZONED) {
            return (Math.floorMod(seconds - LATE_CYCLE, CYCLE) + LATE_CYCLE) * 1000;
        }
        return Math.max(seconds, FIRST_ZONED) * 1000;
    }

    /** The abbreviation of the zone, as {@code %Z} prints it. */
    String zoneName() {
        return zone == null ? "GMT" : zone.getDisplayName(daylightSaving, TimeZone.SHORT, Locale.ENGLISH);
    }
}
