package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Dates as tables: what {@code os.date("*t")} makes and {@code os.time} takes.
 *
 * <p>The fields of a table with a metatable are read and written by a function of the prelude, because that may call Lua.
 */
final class DateTable {
    private static final ByteStr YEAR = ByteStr.of("year");
    private static final ByteStr MONTH = ByteStr.of("month");
    private static final ByteStr DAY = ByteStr.of("day");
    private static final ByteStr HOUR = ByteStr.of("hour");
    private static final ByteStr MINUTE = ByteStr.of("min");
    private static final ByteStr SECOND = ByteStr.of("sec");
    private static final ByteStr YEAR_DAY = ByteStr.of("yday");
    private static final ByteStr WEEK_DAY = ByteStr.of("wday");
    private static final ByteStr DAYLIGHT = ByteStr.of("isdst");

    /** In the order in which the prelude's function returns them. */
    private static final ByteStr[] INPUTS = {YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, DAYLIGHT};
    /** In the order in which the prelude's function takes them. */
    private static final ByteStr[] OUTPUTS = {YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, YEAR_DAY, WEEK_DAY, DAYLIGHT};

    private static final int READING = 1;
    private static final int WRITING = 2;

    private DateTable() {}

    static Table of(CalendarTime time) {
        Table made = new Table();
        fill(made, time);
        return made;
    }

    private static void fill(Table table, CalendarTime time) {
        Object[] values = values(time);
        for (int i = 0; i < OUTPUTS.length; i++) {
            table.put(OUTPUTS[i], values[i]);
        }
    }

    private static Object[] values(CalendarTime time) {
        return new Object[] {
            time.year(),
            1L + time.month(),
            (long) time.day(),
            (long) time.hour(),
            (long) time.minute(),
            (long) time.second(),
            1L + time.yearDay(),
            1L + time.weekDay(),
            time.daylightSaving()
        };
    }

    /** The call {@code os.time(table)}. */
    static int time(CallStack s, int base, Table table, TimeAccess access) {
        if (table.metatable != null) {
            s.setObject(base + 1, s.vm.prelude.function("os.time.read"));
            s.setObject(base + 2, table);
            return s.request(base + 1, 1, READING);
        }
        @Nullable Object[] inputs = new @Nullable Object[INPUTS.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = table.get(INPUTS[i]);
        }
        long seconds = seconds(s, inputs, access);
        fill(table, normalized(s, seconds, access));
        return s.returnInt(base, seconds);
    }

    static int resume(CallStack s, Frame frame, int first, TimeAccess access) {
        int base = frame.base;
        if (frame.phase == WRITING) {
            return s.returnBoxed(base, frame.state);
        }
        @Nullable Object[] inputs = new @Nullable Object[INPUTS.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = s.get(first + i);
        }
        long seconds = seconds(s, inputs, access);
        Object[] outputs = values(normalized(s, seconds, access));
        frame.state = seconds;
        int call = base + 1;
        s.ensure(call + outputs.length + 2);
        s.setObject(call, s.vm.prelude.function("os.time.write"));
        s.setObject(call + 1, s.r[base]);
        for (int i = 0; i < outputs.length; i++) {
            s.set(call + 2 + i, outputs[i]);
        }
        return s.request(call, outputs.length + 1, WRITING);
    }

    private static long seconds(CallStack s, @Nullable Object[] inputs, TimeAccess access) {
        long year = field(s, YEAR, inputs[0], -1, 1900);
        long month = field(s, MONTH, inputs[1], -1, 1);
        long day = field(s, DAY, inputs[2], -1, 0);
        long hour = field(s, HOUR, inputs[3], 12, 0);
        long minute = field(s, MINUTE, inputs[4], 0, 0);
        long second = field(s, SECOND, inputs[5], 0, 0);
        Object daylight = inputs[6];
        int saving = daylight == null ? -1 : daylight == Boolean.FALSE ? 0 : 1;
        return CalendarTime.seconds(year + 1900, month, day, hour, minute, second, saving, access.timeZone());
    }

    /** A field less {@code delta}, which C holds in an int. */
    private static long field(CallStack s, ByteStr key, @Nullable Object value, int otherwise, int delta) {
        Long number = integer(value);
        if (number == null) {
            if (value != null) {
                throw Errors.fromNative(s, "field '" + key + "' is not an integer");
            }
            if (otherwise < 0) {
                throw Errors.fromNative(s, "field '" + key + "' missing in date table");
            }
            return otherwise;
        }
        boolean inBounds =
                number >= 0 ? number - delta <= Integer.MAX_VALUE : number >= (long) Integer.MIN_VALUE + delta;
        if (!inBounds) {
            throw Errors.fromNative(s, "field '" + key + "' is out-of-bound");
        }
        return number - delta;
    }

    private static @Nullable Long integer(@Nullable Object value) {
        Object number = value instanceof ByteStr text ? Numerals.parse(text) : value;
        if (number instanceof Double d) {
            return Numerals.floatToInteger(d);
        }
        return number instanceof Long l ? l : null;
    }

    /** The reference takes -1 for a failure, although it is a second of 1969. */
    private static CalendarTime normalized(CallStack s, long seconds, TimeAccess access) {
        CalendarTime time = CalendarTime.of(seconds, access.timeZone());
        if (time == null || seconds == -1) {
            throw Errors.fromNative(s, "time result cannot be represented in this installation");
        }
        return time;
    }
}
