package io.perilune.engine.lib.system;

import io.perilune.engine.lib.Args;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import java.io.IOException;

/** The library {@code os}. */
final class OsLib extends NativeFunction {
    private static final int CLOCK = 0;
    private static final int DATE = 1;
    private static final int DIFFTIME = 2;
    private static final int EXECUTE = 3;
    private static final int EXIT = 4;
    private static final int GETENV = 5;
    private static final int REMOVE = 6;
    private static final int RENAME = 7;
    private static final int SETLOCALE = 8;
    private static final int TIME = 9;
    private static final int TMPNAME = 10;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "clock", "date", "difftime", "execute", "exit", "getenv", "remove", "rename", "setlocale", "time", "tmpname"
    };

    private static final ByteStr DEFAULT_FORMAT = ByteStr.of("%c");
    private static final ByteStr ALL = ByteStr.of("all");
    private static final ByteStr C_LOCALE = ByteStr.of("C");
    private static final String[] CATEGORIES = {"all", "collate", "ctype", "monetary", "numeric", "time"};

    private static final Table TEMPLATE = template();
    /** What is left of the library where there is nothing but a clock. */
    private static final Table CLOCK_TEMPLATE = clockTemplate();

    private final int id;

    private OsLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static Table template() {
        Table library = new Table();
        for (int i = 0; i < NAMES.length; i++) {
            library.put(ByteStr.of(NAMES[i]), new OsLib(i));
        }
        return library;
    }

    private static Table clockTemplate() {
        Table library = new Table();
        for (int id : new int[] {CLOCK, DATE, DIFFTIME, TIME}) {
            ByteStr name = ByteStr.of(NAMES[id]);
            library.put(name, TEMPLATE.get(name));
        }
        return library;
    }

    static Table openClock() {
        return Table.sharing(CLOCK_TEMPLATE);
    }

    static Table open() {
        return Table.sharing(TEMPLATE);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case CLOCK:
                return s.returnFloat(base, clock(s).processorTime());
            case DATE:
                return date(s, base, count, clock(s));
            case DIFFTIME:
                return s.returnFloat(
                        base, (double) Args.checkInteger(s, base, count, 1) - Args.checkInteger(s, base, count, 2));
            case TIME:
                return time(s, base, count, clock(s));
            default:
                return call(s, base, count, OpenFiles.of(s.vm));
        }
    }

    private static TimeAccess clock(CallStack s) {
        return (TimeAccess) s.vm.kept(TimeAccess.class);
    }

    private int call(CallStack s, int base, int count, OpenFiles files) {
        SystemAccess access = files.access;
        switch (id) {
            case EXECUTE:
                return execute(s, base, count, files);
            case EXIT:
                return exit(s, base, count, files);
            case GETENV:
                return getenv(s, base, count, access);
            case REMOVE:
                return remove(s, base, count, access);
            case RENAME:
                return rename(s, base, count, access);
            case SETLOCALE:
                return setlocale(s, base, count);
            case TMPNAME:
                return tmpname(s, base, access);
            default:
                throw new IllegalStateException(name());
        }
    }

    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        return DateTable.resume(s, frame, first, clock(s));
    }

    private static int date(CallStack s, int base, int count, TimeAccess access) {
        ByteStr format = Args.optString(s, base, count, 1, DEFAULT_FORMAT);
        long seconds = Args.isNoneOrNil(s, base, count, 2) ? access.time() : Args.checkInteger(s, base, count, 2);
        boolean universal = format.length() > 0 && format.at(0) == '!';
        CalendarTime time = CalendarTime.of(seconds, universal ? null : access.timeZone());
        if (time == null) {
            throw Errors.fromNative(s, "date result cannot be represented in this installation");
        }
        int from = universal ? 1 : 0;
        if (isTableFormat(format, from)) {
            return s.returnObject(base, DateTable.of(time));
        }
        s.vm.charge(1 + format.length());
        try {
            ByteStr text = DateText.format(format, from, time);
            s.vm.allocated(text.length());
            return s.returnObject(base, text);
        } catch (TextFault fault) {
            throw Errors.argument(s, 1, fault.text().toString());
        }
    }

    /** {@code *t}, and nothing behind it, where a NUL ends the text as in C. */
    private static boolean isTableFormat(ByteStr format, int from) {
        int end = from + 2;
        return format.length() >= end
                && format.at(from) == '*'
                && format.at(from + 1) == 't'
                && (format.length() == end || format.at(end) == 0);
    }

    private static int time(CallStack s, int base, int count, TimeAccess access) {
        if (Args.isNoneOrNil(s, base, count, 1)) {
            return s.returnInt(base, access.time());
        }
        return DateTable.time(s, base, Args.checkTable(s, base, count, 1), access);
    }

    private static int execute(CallStack s, int base, int count, OpenFiles files) {
        if (Args.isNoneOrNil(s, base, count, 1)) {
            return s.returnBoolean(base, files.access.hasShell());
        }
        ByteStr command = Args.checkString(s, base, count, 1);
        // What the script has printed so far comes before what the command prints.
        try {
            s.vm.output.flush();
            return Outcome.ofProcess(s, base, files.access.execute(command.toString()));
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    private static int exit(CallStack s, int base, int count, OpenFiles files) {
        int status;
        if (count > 0 && s.r[base] instanceof Boolean ok) {
            status = ok ? 0 : 1;
        } else {
            status = (int) Args.optInteger(s, base, count, 1, 0);
        }
        boolean close = Args.truthy(s, base, count, 2);
        if (!close) {
            files.flushAll();
        }
        try {
            files.access.exit(s.vm, status, close);
        } catch (IOException e) {
            throw Errors.fromNative(s, SystemFailure.of(e).text());
        }
        return 0;
    }

    private static int getenv(CallStack s, int base, int count, SystemAccess access) {
        String value = access.environment(Args.checkString(s, base, count, 1).toString());
        return s.returnObject(base, value == null ? null : ByteStr.of(value));
    }

    private static int remove(CallStack s, int base, int count, SystemAccess access) {
        ByteStr name = Args.checkString(s, base, count, 1);
        try {
            access.remove(name.toString());
            return s.returnBoolean(base, true);
        } catch (IOException e) {
            return Outcome.failure(s, base, name, e);
        }
    }

    private static int rename(CallStack s, int base, int count, SystemAccess access) {
        ByteStr from = Args.checkString(s, base, count, 1);
        ByteStr to = Args.checkString(s, base, count, 2);
        try {
            access.rename(from.toString(), to.toString());
            return s.returnBoolean(base, true);
        } catch (IOException e) {
            return Outcome.failure(s, base, null, e);
        }
    }

    /** Numbers, letters and dates are always those of the C locale, so that scripts behave the same everywhere. */
    private static int setlocale(CallStack s, int base, int count) {
        ByteStr wanted = Args.optString(s, base, count, 1, C_LOCALE);
        Args.checkOption(s, base, count, 2, ALL, CATEGORIES);
        boolean known = wanted.length() == 0 || wanted.equals(C_LOCALE) || wanted.contentEquals("POSIX");
        return s.returnObject(base, known ? C_LOCALE : null);
    }

    private static int tmpname(CallStack s, int base, SystemAccess access) {
        try {
            return s.returnObject(base, ByteStr.of(access.temporaryName()));
        } catch (IOException e) {
            throw Errors.fromNative(s, "unable to generate a unique filename");
        }
    }
}
