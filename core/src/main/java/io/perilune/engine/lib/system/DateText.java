package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.text.TextFault;

/** The conversions of C99's {@code strftime}, as glibc prints them in the C locale. */
final class DateText {
    private static final String CONVERSIONS = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";
    /** Conversions that may follow {@code %E} and {@code %O}; they change nothing in the C locale. */
    private static final String ERA_CONVERSIONS = "cCxXyY";

    private static final String DIGIT_CONVERSIONS = "deHImMSuUVwWy";

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    private static final int SHORT_NAME = 3;

    private final ByteBuf out = new ByteBuf(64);
    private final CalendarTime time;

    private DateText(CalendarTime time) {
        this.time = time;
    }

    /**
     * The text of {@code time} by the format from index {@code from} on.
     *
     * @throws TextFault for a conversion that C99 does not have
     */
    static ByteStr format(ByteStr format, int from, CalendarTime time) {
        DateText text = new DateText(time);
        int i = from;
        int end = format.length();
        while (i < end) {
            int c = format.at(i++);
            if (c != '%') {
                text.out.append(c);
                continue;
            }
            int conversion = conversion(format, i);
            text.convert(conversion);
            i += format.at(i) == conversion ? 1 : 2;
        }
        return text.out.toByteStr();
    }

    /** The conversion at {@code at}, without its modifier. */
    private static int conversion(ByteStr format, int at) {
        int c = at < format.length() ? format.at(at) : 0;
        if (c != 0 && CONVERSIONS.indexOf(c) >= 0) {
            return c;
        }
        int next = at + 1 < format.length() ? format.at(at + 1) : 0;
        String modified = c == 'E' ? ERA_CONVERSIONS : c == 'O' ? DIGIT_CONVERSIONS : "";
        if (next != 0 && modified.indexOf(next) >= 0) {
            return next;
        }
        // The message shows all that follows, up to the first NUL as everywhere in C.
        int end = at;
        while (end < format.length() && format.at(end) != 0) {
            end++;
        }
        ByteBuf message = new ByteBuf().append("invalid conversion specifier '%");
        throw TextFault.of(
                message.append(format.substring(at, end)).append('\'').toByteStr());
    }

    private void convert(int conversion) {
        switch (conversion) {
            case 'a' -> out.append(DAYS[time.weekDay()].substring(0, SHORT_NAME));
            case 'A' -> out.append(DAYS[time.weekDay()]);
            case 'b', 'h' -> out.append(MONTHS[time.month()].substring(0, SHORT_NAME));
            case 'B' -> out.append(MONTHS[time.month()]);
            case 'c' -> convertAll("a b e T Y");
            case 'C' -> number(Math.floorDiv(time.year(), 100L), 1, '0');
            case 'd' -> number(time.day(), 2, '0');
            case 'D', 'x' -> convertAll("m/d/y");
            case 'e' -> number(time.day(), 2, ' ');
            case 'F' -> convertAll("Y-m-d");
            case 'g' -> number(Math.floorMod(weekYear(), 100L), 2, '0');
            case 'G' -> number(weekYear(), 1, '0');
            case 'H' -> number(time.hour(), 2, '0');
            case 'I' -> number((time.hour() + 11) % 12 + 1, 2, '0');
            case 'j' -> number(time.yearDay() + 1, 3, '0');
            case 'm' -> number(time.month() + 1, 2, '0');
            case 'M' -> number(time.minute(), 2, '0');
            case 'n' -> out.append('\n');
            case 'p' -> out.append(time.hour() < 12 ? "AM" : "PM");
            case 'r' -> convertAll("I:M:S p");
            case 'R' -> convertAll("H:M");
            case 'S' -> number(time.second(), 2, '0');
            case 't' -> out.append('\t');
            case 'T', 'X' -> convertAll("H:M:S");
            case 'u' -> number((time.weekDay() + 6) % 7 + 1, 1, '0');
            case 'U' -> number((time.yearDay() + 7 - time.weekDay()) / 7, 2, '0');
            case 'V' -> number(week(), 2, '0');
            case 'w' -> number(time.weekDay(), 1, '0');
            case 'W' -> number((time.yearDay() + 7 - (time.weekDay() + 6) % 7) / 7, 2, '0');
            case 'y' -> number(Math.floorMod(time.year(), 100L), 2, '0');
            case 'Y' -> number(time.year(), 1, '0');
            case 'z' -> zone();
            case 'Z' -> out.append(ByteStr.of(time.zoneName()));
            default -> out.append('%');
        }
    }

    /** Every letter is a conversion; all else stands for itself. */
    private void convertAll(String conversions) {
        for (int i = 0; i < conversions.length(); i++) {
            char c = conversions.charAt(i);
            if (c >= 'A') {
                convert(c);
            } else {
                out.append(c);
            }
        }
    }

    private void number(long value, int width, int fill) {
        long magnitude = Math.abs(value);
        if (value < 0) {
            out.append('-');
        }
        int missing = width - (magnitude < 10 ? 1 : magnitude < 100 ? 2 : 3);
        out.fill(fill, missing);
        Numerals.append(out, magnitude);
    }

    private void zone() {
        int minutes = Math.abs(time.offset()) / 60;
        out.append(time.offset() < 0 ? '-' : '+');
        number(minutes / 60, 2, '0');
        number(minutes % 60, 2, '0');
    }

    // Weeks of ISO 8601: they begin on Monday and belong to the year that has their Thursday.

    private long weekYear() {
        int week = weekOfOwnYear();
        if (week < 1) {
            return time.year() - 1;
        }
        return week > weeksOf(time.year()) ? time.year() + 1 : time.year();
    }

    private int week() {
        int week = weekOfOwnYear();
        if (week < 1) {
            return weeksOf(time.year() - 1);
        }
        return week > weeksOf(time.year()) ? 1 : week;
    }

    private int weekOfOwnYear() {
        int weekDay = (time.weekDay() + 6) % 7 + 1;
        return (time.yearDay() + 1 - weekDay + 10) / 7;
    }

    /** 53 when the year begins or ends on a Thursday, else 52. */
    private static int weeksOf(long year) {
        return lastWeekDay(year) == 4 || lastWeekDay(year - 1) == 3 ? 53 : 52;
    }

    /** Day of the week of December 31st, where 0 is Sunday. */
    private static long lastWeekDay(long year) {
        return Math.floorMod(
                year + Math.floorDiv(year, 4L) - Math.floorDiv(year, 100L) + Math.floorDiv(year, 400L), 7L);
    }
}
