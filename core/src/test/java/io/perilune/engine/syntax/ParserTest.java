package io.perilune.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.syntax.Ast.Assign;
import io.perilune.engine.syntax.Ast.Binary;
import io.perilune.engine.syntax.Ast.Call;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.If;
import io.perilune.engine.syntax.Ast.Index;
import io.perilune.engine.syntax.Ast.MethodCall;
import io.perilune.engine.syntax.Ast.Return;
import io.perilune.engine.syntax.Ast.TableConstructor;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    private static final Path GOLDEN = Path.of("src/test/resources/ast");

    /** Set to make the tests write what they get instead of comparing it: {@code -Dperilune.rewrite=true}. */
    private static final boolean REWRITE = Boolean.getBoolean("perilune.rewrite");

    /** Less than any thread has that runs Lua; nothing that a script contains may need more. */
    private static final long SMALL_STACK = 512 * 1024;

    private static FunctionExpr parse(String source) {
        return parse(source.getBytes(StandardCharsets.UTF_8));
    }

    private static FunctionExpr parse(byte[] source) {
        Lexer lexer = new Lexer(new Source(source, 0, ByteStr.of("=test")), Charge.NONE);
        return new Parser(lexer, new SilentListener(), null).chunk();
    }

    private static String dump(String source) {
        String text = AstText.dump(parse(source));
        return text.substring(0, text.lastIndexOf("<eof>")).strip();
    }

    private static FunctionExpr parseOnSmallStack(String source) throws InterruptedException {
        FunctionExpr[] result = new FunctionExpr[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result[0] = parse(source);
                        assertTrue(AstText.dump(result[0]).endsWith("<eof>\n"));
                    } catch (Throwable t) {
                        failure[0] = t;
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        if (failure[0] instanceof RuntimeException e) {
            throw e;
        }
        if (failure[0] != null) {
            throw new AssertionError(failure[0]);
        }
        return result[0];
    }

    @TestFactory
    List<DynamicTest> goldenTrees_areAsCommitted() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            sources = files.filter(f -> f.toString().endsWith(".lua")).sorted().toList();
        }
        assertFalse(sources.isEmpty(), "no golden trees in " + GOLDEN.toAbsolutePath());
        return sources.stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compareWithGolden(f)))
                .toList();
    }

    private static void compareWithGolden(Path source) throws IOException {
        Path golden = Path.of(source.toString().replaceFirst("\\.lua$", ".txt"));
        String text = AstText.dump(parse(Files.readAllBytes(source)));
        if (REWRITE) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b + c | (+ (+ a b) c)",
                "a + b * c | (+ a (* b c))",
                "a ^ b ^ c | (^ a (^ b c))",
                "a .. b .. c | (.. a (.. b c))",
                "- a ^ b | (- (^ a b))",
                "a ^ - b | (^ a (- b))",
                "- - a | (- (- a))",
                "not a == b | (== (not a) b)",
                "not not # ~ a | (not (not (# (~ a))))",
                "a or b and c | (or a (and b c))",
                "a and b or c | (or (and a b) c)",
                "a < b == c | (== (< a b) c)",
                "a .. b < c + d | (< (.. a b) (+ c d))",
                "a & b ~ c << d .. e | (~ (& a b) (<< c (.. d e)))",
                "a ~ b & c ~= d >= e <= f > g | (> (<= (>= (~= (~ a (& b c)) d) e) f) g)",
                "a >> b - c // d % e / f | (>> a (- b (/ (% (// c d) e) f)))",
                "(a + b) * c | (* (+ a b) c)",
                "((a)) | a",
                "(f()) | (first f())",
                "(...) | (first ...)",
                "((a:b())) | (first a:b())",
                "((f()) + 1) | (+ (first f()) 1)",
                "a.b[c]:d(e).f | a[\"b\"][c]:d(e)[\"f\"]",
                "f{} 'x' [[y]] (z) | f({})(\"x\")(\"y\")(z)",
                "('x'):rep(3) | \"x\":rep(3)",
                "{} | {}",
                "{1, a; b = 2, [c] = 3, d, } | {1, a, [\"b\"] = 2, [c] = 3, d}",
                "{a == b, c} | {(== a b), c}",
            })
    void expressions_nestByPriority(String expression, String tree) {
        assertEquals("return " + tree, dump("return " + expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return a.b/+ c | return @2 (+ @1 a@2 [@1 \"b\"] @2 c)",
                "return a + b./c/* d | return (+ a @3 (* @1 b@3 [@2 \"c\"] @3 d))",
                "return a * b/+ c | return @2 (+ @1 (* a b) @2 c)",
                "return (a/) | return @2 a",
                "f(a/, b/) | f(@2 a, @3 b)",
                "return f(a + b/, c) | return f((+ a b), @2 c)",
                "return a/, b | return @2 a, b",
                "f{a/, 1/} | f({@2 a, @3 1 @2 ;@3 })",
                "f{x = a/} | f({[\"x\"] = a@2 })",
                "f{x = g(a/)} | f({[\"x\"] = g(@2 a)})",
                "if a/then end | if @2 a then/end",
                "while a/do end | while a do/@2 end",
                "return a[b/] | return a@2 [@1 b] @2 ;",
                "return a/.b | return a@2 [\"b\"]",
                "return a/:b() | return @2 a:b()",
            })
    void lines_ofLoadsAreThoseOfTheTokenThatMakesThemLoad(String source, String tree) {
        assertEquals(tree.replace('/', '\n'), dump(source.replace('/', '\n')));
    }

    @Test
    void lines_ofCallsAreThoseOfTheirParenthesis() {
        assertEquals("f@2 (@3 x)", dump("f\n(\nx)"));
        assertEquals("o@2 :m@3 ()", dump("o:\nm\n()"));
    }

    @Test
    void ids_areDenseInOrderOfAppearance() {
        FunctionExpr main = parse("local a; function f(b, c) return a, b end; function g() end; return a, g");
        assertEquals(0, main.id());
        Ast.FunctionStat f = (Ast.FunctionStat) main.body().statements().get(1);
        Ast.FunctionStat g = (Ast.FunctionStat) main.body().statements().get(2);
        assertEquals(1, f.function().id());
        assertEquals(2, g.function().id());
        assertEquals(1, f.function().parameters().get(0).id());
        assertEquals(2, f.function().parameters().get(1).id());
        assertEquals(0, ((Ast.Name) f.target()).use());
        Return last = (Return) main.body().statements().get(3);
        assertEquals(4, ((Ast.Name) last.values().get(0)).use());
        assertEquals(5, ((Ast.Name) last.values().get(1)).use());
    }

    @Test
    void loopState_takesTheIdsBeforeTheVariables() {
        FunctionExpr main = parse("for i = 1, 2 do end for k, v in x do end");
        assertEquals(
                3, ((Ast.NumericFor) main.body().statements().get(0)).variable().id());
        Ast.GenericFor generic = (Ast.GenericFor) main.body().statements().get(1);
        assertEquals(8, generic.variables().get(0).id());
        assertEquals(9, generic.variables().get(1).id());
    }

    @Test
    void longOperatorChain_isALeftSpine() throws InterruptedException {
        FunctionExpr main = parseOnSmallStack("return 1" + "+1".repeat(10_000));
        Expr e = ((Return) main.body().statements().get(0)).values().get(0);
        int depth = 0;
        for (; e instanceof Binary binary; e = binary.left()) {
            depth++;
        }
        assertEquals(10_000, depth);
    }

    @Test
    void longSuffixChains_areSpines() throws InterruptedException {
        FunctionExpr main = parseOnSmallStack("return f" + ".a()[1]:m()".repeat(5_000));
        Expr e = ((Return) main.body().statements().get(0)).values().get(0);
        int depth = 0;
        for (boolean more = true; more; depth++) {
            if (e instanceof Index index) {
                e = index.object();
            } else if (e instanceof Call call) {
                e = call.callee();
            } else if (e instanceof MethodCall call) {
                e = call.object();
            } else {
                more = false;
            }
        }
        assertEquals(20_001, depth);
    }

    @Test
    void longElseifChain_isFlat() throws InterruptedException {
        FunctionExpr main = parseOnSmallStack("if x then " + "elseif y then ".repeat(10_000) + "end");
        assertEquals(10_001, ((If) main.body().statements().get(0)).clauses().size());
    }

    @Test
    void bigConstructor_keepsAllEntries() throws InterruptedException {
        FunctionExpr main = parseOnSmallStack("return {" + "x = 1, 2;".repeat(25_000) + "}");
        Expr table = ((Return) main.body().statements().get(0)).values().get(0);
        assertEquals(50_000, ((TableConstructor) table).fields().size());
    }

    @Test
    void bigFunction_keepsAllStatements() throws InterruptedException {
        FunctionExpr main = parseOnSmallStack("x = 1 ".repeat(100_000));
        assertEquals(100_000, main.body().statements().size());
        assertTrue(main.body().statements().get(99_999) instanceof Assign);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return | ( | 1 | ) | 195",
                "return | { | '' | } | 196",
                "return | - | 1 | '' | 195",
                "return | a[ | 1 | ] | 195",
                "return | f( | 1 | ) | 195",
                "return | 1 .. | 1 | '' | 195",
                "return | 2 ^ | 1 | '' | 195",
                "'' | do | '' | end | 197",
                "'' | if x then | '' | end | 196",
                "'' | while x do | '' | end | 196",
                "'' | repeat | '' | until x | 196",
                "'' | function f() | '' | end | 197",
                "'' | x = function() | '' | end | 98",
                "'' | 'a,' | a = 1 | '' | 195",
            })
    void nesting_isBoundedWhereTheReferenceBoundsIt(String before, String open, String core, String close, int most)
            throws InterruptedException {
        parseOnSmallStack(nested(before, open, core, close, most));
        for (int tooMany : new int[] {most + 1, most + 2, 100_000}) {
            String source = nested(before, open, core, close, tooMany);
            SyntaxError error = assertThrows(SyntaxError.class, () -> parseOnSmallStack(source));
            assertEquals("C stack overflow", error.getMessage());
        }
    }

    private static String nested(String before, String open, String core, String close, int times) {
        return before + ' ' + (open + ' ').repeat(times) + core + (' ' + close).repeat(times);
    }

    @Test
    void labelsInARow_areNested() throws InterruptedException {
        parseOnSmallStack("::l::".repeat(197));
        assertThrows(SyntaxError.class, () -> parseOnSmallStack("::l::".repeat(198)));
    }
}
