package io.perilune.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes random Lua programs. The same seed gives the same program everywhere and for ever, so a failing seed is a test.
 *
 * <p>Half of the expressions are well typed and compute something, half are anything at all and mostly fail, because both
 * the results and the error messages have to agree. Every loop and every recursion is bounded by the prelude's step
 * counter. What two implementations may lawfully do differently is left out: the order of {@code pairs}, the last digit
 * of transcendental functions, addresses, time.
 */
final class ProgramGenerator {

    private enum Type {
        INTEGER,
        FLOAT,
        STRING,
        TABLE,
        FUNCTION,
        ANY
    }

    private record Variable(String name, Type type, boolean assignable) {}

    private static final String[] INTEGERS = {
        "0",
        "1",
        "2",
        "3",
        "-1",
        "7",
        "10",
        "255",
        "0x7f",
        "65536",
        "1000000007",
        "math.maxinteger",
        "math.mininteger",
        "1 << 62",
        "0xffffffffffffffff",
        "9007199254740993"
    };
    private static final String[] FLOATS = {
        "0.0", "-0.0", "0.5", "1.5", "-2.25", "1e15", "1e100", "2^53", "2^63", "-2^63", "1/0", "-1/0", "3.0", "1e-7",
        "0x1p-3"
    };
    private static final String[] STRINGS = {
        "''",
        "'a'",
        "'hello'",
        "'10'",
        "'0x1f'",
        "' 7 '",
        "'1e1'",
        "'a,b,,c'",
        "'x\\0y'",
        "'\\xff\\u{20ac}'",
        "'%d+'",
        "[[line\nbreak]]"
    };
    private static final String[] PATTERNS = {
        "'%a+'",
        "'(%w)(%w*)'",
        "'^%s*(.-)%s*$'",
        "'[^,]*'",
        "'()'",
        "'.-b?'",
        "'%d*%.?%d+'",
        "'%f[%w]%w+'",
        "'(.)%1'",
        "'%b()'",
        "'['",
        "'%'"
    };
    private static final String[] FORMATS = {
        "'%d'",
        "'%5.2f'",
        "'%g'",
        "'%x'",
        "'%s'",
        "'%q'",
        "'%-8s|'",
        "'%08.3f'",
        "'%e'",
        "'%c'",
        "'%a'",
        "'%.3s'",
        "'%+i'",
        "'%o %%'"
    };
    private static final String[] ARITHMETIC = {"+", "-", "*", "//", "%", "&", "|", "~", "<<", ">>"};
    private static final String[] COMPARISON = {"==", "~=", "<", "<=", ">", ">="};
    private static final String[] ANY_OPERATOR = {
        "+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>", "..", "==", "~=", "<", "<=", ">", ">=", "and",
        "or"
    };

    private final Random random;
    private final List<Variable> scope = new ArrayList<>();
    private int names;
    private int loops;
    private boolean varargs = true;

    private ProgramGenerator(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** The statements of the program of a seed. Each one can be left out, at worst for a program with other errors. */
    static List<String> statements(long seed) {
        var generator = new ProgramGenerator(seed);
        var statements = new ArrayList<String>();
        int count = 6 + generator.random.nextInt(10);
        for (int i = 0; i < count; i++) {
            statements.add(generator.statement(3));
        }
        return statements;
    }

    private String statement(int depth) {
        if (depth <= 0) {
            return simple();
        }
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> declaration();
            case 3, 4 -> assignment();
            case 5, 6 -> "TRY(function(...) return " + any(3) + " end)\n";
            case 7 -> "if " + condition(2) + " then\n" + block(depth - 1, 2) + otherwise(depth) + "end\n";
            case 8, 9 -> numericFor(depth);
            case 10 -> genericFor(depth);
            case 11 -> whileLoop(depth);
            case 12 -> repeatLoop(depth);
            case 13, 14 -> function(depth);
            case 15 -> coroutine(depth);
            case 16 -> closing(depth);
            case 17 -> closures(depth);
            case 18 -> protectedBlock(depth);
            case 19 -> "do\n" + block(depth - 1, 3) + "end\n";
            case 20 -> tableWork();
            default -> simple();
        };
    }

    private String simple() {
        return switch (random.nextInt(4)) {
            case 0 -> declaration();
            case 1 -> assignment();
            case 2 -> "P(" + value(2) + ", " + value(2) + ")\n";
            default -> "TRY(function(...) return " + any(3) + " end)\n";
        };
    }

    private String block(int depth, int most) {
        int mark = scope.size();
        var text = new StringBuilder();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            text.append(statement(depth));
        }
        shrinkScope(mark);
        return text.toString();
    }

    private String otherwise(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> "else\n" + block(depth - 1, 2);
            case 1 -> "elseif " + condition(2) + " then\n" + block(depth - 1, 2) + "else\n" + block(depth - 1, 1);
            default -> "";
        };
    }

    private String declaration() {
        Type type = pick(Type.values());
        String expression = type == Type.FUNCTION ? lambda() : typed(type, 3);
        String name = fresh();
        if (random.nextInt(6) == 0) {
            String second = fresh();
            declare(name, Type.ANY, true);
            declare(second, Type.ANY, true);
            return "local " + name + ", " + second + " = " + value(2) + ", "
                    + (varargs && random.nextBoolean() ? "..." : value(2)) + "\n";
        }
        boolean constant = random.nextInt(5) == 0;
        declare(name, type, !constant);
        return "local " + name + (constant ? " <const> = " : " = ") + expression + "\n";
    }

    private String assignment() {
        Variable target = assignable();
        if (target == null) {
            return "g" + random.nextInt(3) + " = " + value(2) + "\n";
        }
        switch (random.nextInt(4)) {
            case 0:
                Variable other = assignable();
                if (other != null && other.type() == target.type()) {
                    return target.name() + ", " + other.name() + " = " + other.name() + ", " + target.name() + "\n";
                }
                break;
            case 1:
                String table = variable(Type.TABLE);
                if (table != null) {
                    return "TRY(function(...) " + table + field() + " = N(" + any(2) + ") end)\n";
                }
                break;
            default:
                break;
        }
        return target.name() + " = " + typed(target.type(), 2) + "\n";
    }

    private String numericFor(int depth) {
        String name = fresh();
        String[] bounds = {
            "1, 3",
            "3, 1, -1",
            "1, 0",
            "1.0, 2.5, 0.5",
            "math.maxinteger - 1, math.maxinteger",
            "math.mininteger, math.mininteger + 1",
            "-2, 2, 2",
            "1, math.huge",
            "10, 1, -4",
            integer(1) + ", " + integer(1),
            "1, 3, " + integer(0)
        };
        String bound = pick(bounds);
        boolean wild = bound == bounds[9] || bound == bounds[10];
        int mark = scope.size();
        declare(name, bound.startsWith("1.0") ? Type.FLOAT : Type.INTEGER, false);
        String body = loopBody(depth, name);
        shrinkScope(mark);
        String loop = "for " + name + " = " + bound + " do\nSTEP()\n" + body + "end\n";
        return wild || bound.endsWith("huge") ? "TRY(function(...)\n" + loop + "end)\n" : loop;
    }

    /** A loop body that may leave early, go on early, or do neither. */
    private String loopBody(int depth, String counter) {
        String body = block(depth - 1, 3);
        String test = counter == null ? condition(1) : counter + " == " + pick("2", "1.5", "-2", "3");
        return switch (random.nextInt(5)) {
            case 0 -> body + "if " + test + " then break end\n";
            case 1 -> {
                String label = "continue" + loops++;
                yield "if " + test + " then goto " + label + " end\ndo\n" + body + "end\n::" + label + "::\n";
            }
            case 2 -> body + "P(" + (counter == null ? "STEPS" : counter) + ")\n";
            default -> body;
        };
    }

    private String genericFor(int depth) {
        String key = fresh();
        String item = fresh();
        String source = switch (random.nextInt(4)) {
            case 0 -> "ipairs(" + typed(Type.TABLE, 1) + ")";
            case 1 -> "string.gmatch(" + string(1) + ", " + pick("'%w'", "'(.)(.?)'", "'()'") + ")";
            case 2 ->
                "function(s, c) STEP() c = (c or 0) + 1 if c <= s then return c, c * s end end, " + pick("2", "3")
                        + ", nil";
            default -> "coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, " + value(1) + ") end end)";
        };
        int mark = scope.size();
        declare(key, Type.ANY, false);
        declare(item, Type.ANY, true);
        String body = loopBody(depth, null);
        shrinkScope(mark);
        return "for " + key + ", " + item + " in " + source + " do\nSTEP()\n" + body + "end\n";
    }

    private String whileLoop(int depth) {
        String counter = "w" + loops++;
        return "local " + counter + " = 0\nwhile " + counter + " < 3 and " + condition(1) + " do\n" + counter + " = "
                + counter + " + 1 STEP()\n" + loopBody(depth, counter) + "end\n";
    }

    private String repeatLoop(int depth) {
        String counter = "r" + loops++;
        int mark = scope.size();
        String body = block(depth - 1, 2);
        String last = fresh();
        declare(last, Type.ANY, false);
        String text = "local " + counter + " = 0\nrepeat\n" + counter + " = " + counter + " + 1 STEP()\n" + body
                + "local " + last + " = " + value(1) + "\nuntil " + counter + " >= 3 or " + condition(1) + "\n";
        shrinkScope(mark);
        return text;
    }

    private String function(int depth) {
        String name = fresh();
        int mark = scope.size();
        boolean outer = varargs;
        declare(name, Type.FUNCTION, false);
        declare("x", Type.ANY, true);
        declare("y", Type.ANY, true);
        varargs = random.nextBoolean();
        String header = "local function " + name + "(x, y" + (varargs ? ", ..." : "") + ")\nSTEP()\n";
        String body = block(depth - 1, 3);
        String result = switch (random.nextInt(4)) {
            case 0 -> "if STEPS % 3 == 0 then return " + name + "(y, x) end\nreturn x, y\n";
            case 1 -> "return " + value(2) + ", " + (varargs ? "..." : "y") + "\n";
            case 2 -> "return " + any(2) + "\n";
            default -> "return x and " + value(1) + " or y\n";
        };
        shrinkScope(mark);
        varargs = outer;
        declare(name, Type.FUNCTION, true);
        return header + body + result + "end\nTRY(" + name + ", " + value(1) + ", " + value(1) + ", " + value(1)
                + ")\n";
    }

    private String coroutine(int depth) {
        String name = "co" + loops++;
        int mark = scope.size();
        boolean outer = varargs;
        varargs = true;
        declare("x", Type.ANY, true);
        String body = "STEP()\nlocal y = coroutine.yield(x, " + value(1) + ")\n" + block(depth - 1, 2)
                + "x = pcall(coroutine.yield, y)\n" + block(depth - 1, 1) + "return " + any(2) + "\n";
        shrinkScope(mark);
        varargs = outer;
        String resumes = "for i = 1, 4 do STEP() P(coroutine.resume(" + name + ", i, " + value(1)
                + ")) end\nP(coroutine.status(" + name + "), "
                + pick("coroutine.close(" + name + ")", "coroutine.isyieldable()", "(coroutine.resume(" + name + "))")
                + ")\n";
        return "local " + name + " = coroutine.create(function(x, ...)\n" + body + "end)\n" + resumes;
    }

    private String closing(int depth) {
        String first = fresh();
        String second = fresh();
        String body = block(depth - 1, 2);
        String exit = pick("return " + value(1), "error(" + any(1) + ", 0)", "goto out", "", "local z = nil + 1");
        String after = exit.startsWith("goto") ? "::out::\n" : "";
        return "TRY(function(...)\ndo\nlocal " + first + " <close> = OBJECT(" + value(1) + ")\nlocal " + second
                + " <close> = " + pick("OBJECT('second')", "nil", "false", value(1)) + "\n" + body + "do " + exit
                + " end\nend\n" + after + "end)\n";
    }

    private String closures(int depth) {
        String list = fresh();
        String text = "local " + list + " = {}\nfor i = 1, 3 do\nlocal k = " + value(1) + "\n" + list
                + "[i] = function(v) STEP() if v ~= nil then k = v end i = i + 1 return i, k end\n"
                + (depth > 1 ? block(depth - 2, 1) : "") + "end\nP(" + list + "[1](), " + list + "[2](" + value(1)
                + "))\nP(" + list
                + "[2](), " + list + "[1]())\n";
        declare(list, Type.TABLE, true);
        return text;
    }

    private String protectedBlock(int depth) {
        String body = block(depth - 1, 2);
        String raise = pick(
                "error(" + any(1) + ")",
                "error({ n = " + value(1) + " })",
                "error('text', 2)",
                "return " + any(2),
                "assert(" + value(1) + ", 'failed')");
        return random.nextBoolean()
                ? "P('x', xpcall(function(...)\n" + body + raise + "\nend, function(m) return m, 'handled' end, "
                        + value(1) + "))\n"
                : "do local ok, e = pcall(function(...)\n" + body + raise
                        + "\nend, 1, 2) P(ok, e) TRY(error, e, 0) end\n";
    }

    private String tableWork() {
        String name = fresh();
        declare(name, Type.TABLE, true);
        String text = "local " + name + " = " + typed(Type.TABLE, 2) + "\n";
        return text
                + switch (random.nextInt(6)) {
                    case 0 -> "TRY(table.insert, " + name + ", " + pick("1, ", "2, ", "") + "N(" + value(1) + "))\n";
                    case 1 -> "TRY(table.remove, " + name + pick("", ", 1", ", 2") + ")\n";
                    case 2 -> "TRY(table.concat, " + name + ", " + string(0) + ")\n";
                    case 3 ->
                        "TRY(table.sort, " + name
                                + pick(
                                        "",
                                        ", function(a, b) return a > b end",
                                        ", function(a, b) STEP() return #a < #b end")
                                + ")\n";
                    case 4 -> "TRY(table.move, " + name + ", 1, 3, " + pick("2", "1") + ")\n";
                    default ->
                        "for i = 1, 12 do " + name + "[i] = i * " + integer(0) + " end for i = 12, "
                                + pick("1", "6", "11") + ", -1 do " + name + "[i] = nil end P(#" + name + ")\n";
                }
                + "P(" + name + ")\n";
    }

    /** An expression of some type; it may still fail when a name is shadowed by something else, which is fine. */
    private String typed(Type type, int depth) {
        return switch (type) {
            case INTEGER -> integer(depth);
            case FLOAT -> floating(depth);
            case STRING -> string(depth);
            case TABLE -> table(depth);
            case FUNCTION -> lambda();
            case ANY -> value(depth);
        };
    }

    private String integer(int depth) {
        String variable = random.nextInt(3) == 0 ? variable(Type.INTEGER) : null;
        if (variable != null) {
            return variable;
        }
        if (depth <= 0) {
            return random.nextBoolean() ? pick(INTEGERS) : String.valueOf(random.nextInt(100));
        }
        return switch (random.nextInt(7)) {
            case 0 -> "#" + string(0);
            case 1 -> "(-" + " " + integer(depth - 1) + ")";
            case 2 -> "math.abs(" + integer(depth - 1) + ")";
            case 3 -> "math.tointeger(" + integer(depth - 1) + ")";
            case 4 -> "(" + integer(depth - 1) + " " + pick("+", "-", "*") + " " + random.nextInt(200) + ")";
            default -> wrapDivision(integer(depth - 1), pick(ARITHMETIC), integer(depth - 1));
        };
    }

    /** Integer division by zero is an error, which a well-typed expression must not raise. */
    private String wrapDivision(String left, String operator, String right) {
        boolean divides = operator.equals("//") || operator.equals("%");
        return "(" + left + " " + operator + " " + (divides ? "(" + right + " | 1)" : right) + ")";
    }

    /** The operators that make a NaN of other numbers are wrapped, see NUM in the prelude. */
    private static String operation(String left, String operator, String right) {
        return ("+-*//%^".contains(operator) ? "NUM(" : "(") + left + " " + operator + " " + right + ")";
    }

    private String floating(int depth) {
        String variable = random.nextInt(3) == 0 ? variable(Type.FLOAT) : null;
        if (variable != null) {
            return variable;
        }
        if (depth <= 0) {
            return "(" + pick(FLOATS) + ")";
        }
        return switch (random.nextInt(5)) {
            case 0 -> "NUM(" + integer(depth - 1) + " / " + floating(depth - 1) + ")";
            case 1 -> "math.max(" + floating(depth - 1) + ", " + integer(depth - 1) + ")";
            case 2 -> "(" + integer(depth - 1) + " + 0.5)";
            default ->
                "NUM(" + floating(depth - 1) + " " + pick("+", "-", "*", "/", "//", "%") + " " + floating(depth - 1)
                        + ")";
        };
    }

    private String string(int depth) {
        String variable = random.nextInt(3) == 0 ? variable(Type.STRING) : null;
        if (variable != null) {
            return variable;
        }
        if (depth <= 0) {
            return pick(STRINGS);
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + string(depth - 1) + " .. " + pick(string(depth - 1), integer(depth - 1), floating(0)) + ")";
            case 1 ->
                "(" + string(depth - 1) + "):sub(" + pick("1", "-2", "0", "2") + ", " + pick("3", "-1", "100") + ")";
            case 2 -> "(" + string(depth - 1) + "):upper()";
            case 3 -> "(" + string(depth - 1) + "):rep(" + pick("0", "1", "3") + pick("", ", ','") + ")";
            case 4 -> "tostring(" + typed(pick(Type.INTEGER, Type.FLOAT), depth - 1) + ")";
            case 5 ->
                "((" + string(depth - 1) + "):gsub(" + pick("'%w'", "'.'", "'b*'") + ", "
                        + pick("'<%0>'", "''", "{ a = 'A' }", "string.upper") + "))";
            case 6 -> "string.format(" + pick("'%d'", "'%5d|'", "'%x'") + ", " + integer(depth - 1) + ")";
            default -> "string.format(" + pick("'%g'", "'%.3f'", "'%10.2e'") + ", " + floating(depth - 1) + ")";
        };
    }

    private String table(int depth) {
        String variable = random.nextInt(3) == 0 ? variable(Type.TABLE) : null;
        if (variable != null) {
            return variable;
        }
        if (depth <= 0) {
            return pick("{}", "{ 1, 2, 3 }", "{ a = 1, b = 'x' }", "{ 1.5, false, 'z', n = 3 }", "OBJECT(1)");
        }
        return pick(
                "{ N(" + value(depth - 1) + "), N(" + value(depth - 1) + "), a = " + value(depth - 1) + " }",
                "{ [" + pick("1", "2.0", "'b'") + "] = " + value(depth - 1) + ", N(" + value(depth - 1) + "); N("
                        + value(depth - 1) + ") }",
                "OBJECT(" + value(depth - 1) + ")",
                varargs ? "{ N(...) }" : "{ x = {} }",
                "{ n = select('#', " + value(depth - 1) + ", nil) }");
    }

    private String lambda() {
        int mark = scope.size();
        boolean outer = varargs;
        varargs = true;
        declare("p", Type.ANY, true);
        String text = "function(p, ...) STEP() "
                + pick("return " + any(2), "p = " + value(1) + " return p, ...", "return ...") + " end";
        varargs = outer;
        shrinkScope(mark);
        return text;
    }

    /** Something that does not fail: a value, or the text of the error that computing it raised. */
    private String value(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> integer(depth);
            case 1 -> floating(depth);
            case 2 -> string(depth);
            case 3 -> random.nextBoolean() ? table(depth - 1) : pick("nil", "true", "false");
            case 4 -> orNil(anyVariable());
            case 5 -> "(" + condition(depth - 1) + ")";
            default -> "VALUE(function(...) return " + any(depth) + " end)";
        };
    }

    private String condition(int depth) {
        if (depth <= 0) {
            return pick("true", "nil", orNil(anyVariable()), integer(0) + " " + pick(COMPARISON) + " " + integer(0));
        }
        return switch (random.nextInt(6)) {
            case 0 -> "not " + condition(depth - 1);
            case 1 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 2 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            case 3 -> integer(depth - 1) + " " + pick(COMPARISON) + " " + floating(depth - 1);
            case 4 -> string(depth - 1) + " " + pick(COMPARISON) + " " + string(depth - 1);
            default -> value(depth - 1) + " " + pick("==", "~=") + " " + value(depth - 1);
        };
    }

    /** Anything at all: most of it raises an error, whose text has to agree. */
    private String any(int depth) {
        if (depth <= 0) {
            return pick(
                    orNil(anyVariable()),
                    orNil(anyVariable()),
                    pick(INTEGERS),
                    "(" + pick(FLOATS) + ")",
                    pick(STRINGS),
                    "nil",
                    "true",
                    "{}",
                    "OBJECT(2)",
                    "type",
                    "missing");
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> operation(any(depth - 1), pick(ANY_OPERATOR), any(depth - 1));
            case 3 -> "(" + pick("- ", "not ", "#", "~") + any(depth - 1) + ")";
            case 4 -> prefix(depth) + field();
            case 5 -> prefix(depth) + "(" + any(depth - 1) + ")";
            case 6 -> prefix(depth) + ":" + pick("upper", "a", "len", "missing") + "(" + any(depth - 1) + ")";
            case 7, 8 -> library(depth);
            case 9 -> value(depth - 1);
            case 10 -> "(" + any(depth - 1) + " " + pick("and", "or") + " " + any(depth - 1) + ")";
            default -> "{ N(" + any(depth - 1) + "), [ " + any(depth - 1) + " ] = " + any(depth - 1) + " }";
        };
    }

    private String prefix(int depth) {
        String variable = anyVariable();
        return variable != null && random.nextBoolean() ? variable : "(" + any(depth - 1) + ")";
    }

    private String library(int depth) {
        String a = any(depth - 1);
        String b = any(depth - 1);
        return switch (random.nextInt(22)) {
            case 0 -> "tonumber(" + a + pick("", ", 16", ", " + b) + ")";
            case 1 -> "tostring(" + a + ")";
            case 2 -> "select(" + pick("'#'", "2", "-1", a) + ", " + a + ", " + b + ")";
            case 3 -> "string.format(" + pick(FORMATS) + ", " + a + ")";
            case 4 -> "string.find(" + string(1) + ", " + pick(PATTERNS) + ", " + pick("1", "-3", a) + ")";
            case 5 -> "string.match(" + string(1) + ", " + pick(PATTERNS) + ")";
            case 6 ->
                "string.gsub(" + string(1) + ", " + pick(PATTERNS) + ", "
                        + pick("'%0%0'", "'%1'", "'%2'", "{ a = 1, hello = false }", a) + ")";
            case 7 -> "string.byte(" + a + ", " + pick("1", "-1", b) + ")";
            case 8 -> "string.sub(" + a + ", " + b + ")";
            case 9 ->
                "string.pack(" + pick("'<i4'", "'>I2'", "'<d'", "'z'", "'s1'", "'<!4 b i4'") + ", " + a + ", " + b
                        + "):byte(1, 4)";
            case 10 -> "string.unpack(" + pick("'<i2'", "'z'", "'s1'", "'B'") + ", " + string(1) + ")";
            case 11 -> "math.floor(" + a + ")";
            case 12 -> "NUM(math.fmod(" + a + ", " + integer(1) + "))";
            case 13 -> "math." + pick("max", "min", "ult") + "(" + integer(1) + ", " + b + ")";
            case 14 -> "math.type(" + a + ")";
            case 15 -> "rawequal(" + a + ", " + b + ")";
            case 16 -> "#table.pack(table.unpack(" + a + ", 1, 3))";
            case 17 -> "setmetatable(" + a + ", " + pick("META", "nil", b) + ")";
            case 18 -> "utf8." + pick("char", "len", "codepoint") + "(" + a + ")";
            case 19 -> "next(" + pick("{ N(" + a + ") }", "{}") + ")";
            case 20 -> "load(" + pick("'return ' .. SHOW(" + a + ")", "'x = = 1'", "'return ...', '=loaded'") + ")";
            default -> "math.tointeger(" + a + ")";
        };
    }

    private String field() {
        return pick(".a", ".b", "[1]", "[2]", "[ " + any(1) + " ]", ".n");
    }

    private String fresh() {
        return "v" + names++;
    }

    private void declare(String name, Type type, boolean assignable) {
        scope.add(new Variable(name, type, assignable));
    }

    private void shrinkScope(int size) {
        while (scope.size() > size) {
            scope.remove(scope.size() - 1);
        }
    }

    /** A variable of the type, or null if there is none; the newest ones are the likeliest. */
    private String variable(Type type) {
        for (int tries = 0; tries < 6 && !scope.isEmpty(); tries++) {
            Variable candidate = scope.get(scope.size() - 1 - random.nextInt(Math.min(scope.size(), 12)));
            if (candidate.type() == type) {
                return candidate.name();
            }
        }
        return null;
    }

    private String anyVariable() {
        return scope.isEmpty() ? null : scope.get(random.nextInt(scope.size())).name();
    }

    private Variable assignable() {
        for (int tries = 0; tries < 6 && !scope.isEmpty(); tries++) {
            Variable candidate = scope.get(random.nextInt(scope.size()));
            if (candidate.assignable() && candidate.type() != Type.FUNCTION) {
                return candidate;
            }
        }
        return null;
    }

    private static String orNil(String variable) {
        return variable == null ? "nil" : variable;
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
