package io.perilune.engine.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.resolve.Scopes.Use;
import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Block;
import io.perilune.engine.syntax.Ast.Break;
import io.perilune.engine.syntax.Ast.Do;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.syntax.Ast.FunctionExpr;
import io.perilune.engine.syntax.Ast.GenericFor;
import io.perilune.engine.syntax.Ast.Goto;
import io.perilune.engine.syntax.Ast.If;
import io.perilune.engine.syntax.Ast.Label;
import io.perilune.engine.syntax.Ast.Local;
import io.perilune.engine.syntax.Ast.LocalFunction;
import io.perilune.engine.syntax.Ast.Name;
import io.perilune.engine.syntax.Ast.NumericFor;
import io.perilune.engine.syntax.Ast.Repeat;
import io.perilune.engine.syntax.Ast.Return;
import io.perilune.engine.syntax.Ast.Stat;
import io.perilune.engine.syntax.Ast.While;
import io.perilune.engine.syntax.Source;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private FunctionExpr main;
    private Scopes scopes;

    private void resolve(String source) {
        Resolved resolved = Resolver.resolve(Source.of(ByteStr.of(source), ByteStr.of("=test")), Charge.NONE);
        main = resolved.main();
        scopes = resolved.scopes();
    }

    private static Stat last(Block block) {
        return block.statements().get(block.statements().size() - 1);
    }

    /** What the values of a return statement refer to, such as {@code "LOCAL a"}. */
    private List<String> uses(Stat stat) {
        List<String> uses = new ArrayList<>();
        for (Expr e : ((Return) stat).values()) {
            Name name = (Name) e;
            Use use = scopes.use(name);
            int index = scopes.index(name);
            uses.add(
                    switch (use) {
                        case LOCAL, CONSTANT, GLOBAL_IN_LOCAL, GLOBAL_IN_CONSTANT ->
                            use + " " + scopes.binding(index).name();
                        case UPVALUE, GLOBAL_IN_UPVALUE -> use + " " + index;
                    });
        }
        return uses;
    }

    /** The function that the last statement of a function returns. */
    private static FunctionExpr returned(FunctionExpr function) {
        return (FunctionExpr) ((Return) last(function.body())).values().get(0);
    }

    private List<String> upvalues(FunctionExpr function) {
        List<String> all = new ArrayList<>();
        for (UpvalueSource upvalue : scopes.function(function).upvalues()) {
            all.add(upvalue.name() + (upvalue.fromParentLocal() ? " local " : " upvalue ") + upvalue.index());
        }
        return all;
    }

    @Test
    void globals_areFieldsOfEnv() {
        resolve("return x, _ENV");
        assertEquals(List.of("GLOBAL_IN_UPVALUE 0", "UPVALUE 0"), uses(last(main.body())));
        assertEquals(List.of("_ENV local 0"), upvalues(main));
        assertEquals(-1, scopes.function(main).parent());
    }

    @Test
    void globals_useTheLocalEnvInScope() {
        resolve("local _ENV = {}; return x, _ENV");
        assertEquals(List.of("GLOBAL_IN_LOCAL _ENV", "LOCAL _ENV"), uses(last(main.body())));
        resolve("local _ENV <const> = nil; return x");
        assertEquals(List.of("GLOBAL_IN_CONSTANT _ENV"), uses(last(main.body())));
        resolve("local _ENV = {}; return function() return x end");
        assertEquals(List.of("GLOBAL_IN_UPVALUE 0"), uses(last(returned(main).body())));
        assertEquals(List.of("_ENV local 0"), upvalues(returned(main)));
        assertTrue(scopes.binding(0).captured());
    }

    @Test
    void env_reachesInnerFunctionsThroughOuterOnes() {
        resolve("return function() return function() return x end end");
        FunctionExpr outer = returned(main);
        assertEquals(List.of("_ENV upvalue 0"), upvalues(outer));
        assertEquals(List.of("_ENV upvalue 0"), upvalues(returned(outer)));
    }

    @Test
    void innermostLocal_isTheOneInScope() {
        resolve("local a; local a; do local a end; return a");
        Name use = (Name) ((Return) last(main.body())).values().get(0);
        assertEquals(1, scopes.index(use));
        resolve("local a; do local a; do local a end return a end");
        use = (Name) ((Return) last(((Do) last(main.body())).body())).values().get(0);
        assertEquals(1, scopes.index(use));
    }

    @Test
    void local_isInScopeAfterItsStatementOnly() {
        resolve("local a = a; return a");
        Local local = (Local) main.body().statements().get(0);
        assertEquals(Use.GLOBAL_IN_UPVALUE, scopes.use((Name) local.values().get(0)));
        assertEquals(List.of("LOCAL a"), uses(last(main.body())));
    }

    @Test
    void localFunction_isInScopeInItself() {
        resolve("local function f() return f end");
        LocalFunction local = (LocalFunction) main.body().statements().get(0);
        assertEquals(List.of("UPVALUE 0"), uses(last(local.function().body())));
        assertTrue(scopes.binding(0).captured());
    }

    @Test
    void repeatCondition_seesTheBody() {
        resolve("repeat local a until a");
        Repeat loop = (Repeat) main.body().statements().get(0);
        assertEquals(Use.LOCAL, scopes.use((Name) loop.condition()));
    }

    @Test
    void upvalues_areSharedAndInOrderOfUse() {
        resolve("local a, b, c; return function() return c, a, c, function() return b, c end end");
        FunctionExpr outer = returned(main);
        assertEquals(List.of("c local 2", "a local 0", "b local 1"), upvalues(outer));
        FunctionExpr inner =
                (FunctionExpr) ((Return) last(outer.body())).values().get(3);
        assertEquals(List.of("b upvalue 2", "c upvalue 0"), upvalues(inner));
        assertEquals(1, scopes.function(inner).parent());
    }

    @Test
    void upvalue_isFoundAgainAfterALocalOfTheSameName() {
        resolve("local a; return function() do local a end return a end");
        assertEquals(List.of("UPVALUE 0"), uses(last(returned(main).body())));
        assertEquals(0, scopes.function(returned(main)).upvalues().get(0).index());
    }

    @Test
    void upvalue_keepsItsAttrib() {
        resolve("local a <const>, b <close> = f(), g(); return function() return a, b end");
        List<UpvalueSource> upvalues = scopes.function(returned(main)).upvalues();
        assertEquals(Attrib.CONST, upvalues.get(0).attrib());
        assertEquals(Attrib.CLOSE, upvalues.get(1).attrib());
    }

    @Test
    void captured_onlyWhatInnerFunctionsUse() {
        resolve("local a, b; b = a; return function(c) return a, c end");
        assertTrue(scopes.binding(0).captured());
        assertFalse(scopes.binding(1).captured());
        assertFalse(scopes.binding(2).captured());
        assertTrue(scopes.function(main).needsClose());
        assertFalse(scopes.function(returned(main)).needsClose());
    }

    @Test
    void needsClose_forCapturedParametersAndClosedLocals() {
        resolve("return function(a) return function() return a end end");
        assertTrue(scopes.function(returned(main)).needsClose());
        resolve("do local a <close> = nil end");
        assertTrue(scopes.function(main).needsClose());
        resolve("for k in f do end");
        assertTrue(scopes.function(main).needsClose());
        resolve("for k = 1, 2 do local a end");
        assertFalse(scopes.function(main).needsClose());
    }

    @Test
    void compileTimeConstants_areLastAndConstAndLiteral() {
        resolve("local a <const> = 1; local b <const>, c = 1, 2; local d <const> = 1, 2; local e <const> = a + 1;"
                + "local f <const>; return a, b, d, e, f, function() return a, e end");
        assertEquals(
                List.of("CONSTANT a", "LOCAL b", "LOCAL d", "CONSTANT e", "LOCAL f"),
                uses(new Return(((Return) last(main.body())).values().subList(0, 5), 1)));
        FunctionExpr inner =
                (FunctionExpr) ((Return) last(main.body())).values().get(5);
        assertEquals(List.of("CONSTANT a", "CONSTANT e"), uses(last(inner.body())));
        assertEquals(List.of(), upvalues(inner));
        assertNull(scopes.binding(1).constant());
        assertEquals(Attrib.CONST, scopes.binding(0).attrib());
    }

    @Test
    void blocks_knowWhatTheyMustClose() {
        resolve("do local a, b, c; f(function() return c, b end) end");
        Block block = ((Do) main.body().statements().get(0)).body();
        assertEquals(1, scopes.firstToClose(block));
        assertEquals(-1, scopes.firstToClose(main.body()));
        resolve("do local a; do local b <close> = nil end end");
        Block outer = ((Do) main.body().statements().get(0)).body();
        assertEquals(-1, scopes.firstToClose(outer));
        assertEquals(1, scopes.firstToClose(((Do) last(outer)).body()));
    }

    @Test
    void loopVariables_belongToTheBody() {
        resolve("for i = 1, 2 do f(function() return i end) end");
        NumericFor numeric = (NumericFor) main.body().statements().get(0);
        assertEquals(numeric.variable().id(), scopes.firstToClose(numeric.body()));
        resolve("for k, v in f do local x f(function() return v, x end) end");
        GenericFor generic = (GenericFor) main.body().statements().get(0);
        assertEquals(generic.variables().get(1).id(), scopes.firstToClose(generic.body()));
        assertEquals("(for state)", scopes.binding(3).name().toString());
        assertEquals(Attrib.CLOSE, scopes.binding(3).attrib());
    }

    @Test
    void gotos_findTheirLabel() {
        resolve("::a:: do goto b; goto a ::b:: end ::b:: goto b");
        List<Stat> inner = ((Do) main.body().statements().get(1)).body().statements();
        int outerB = ((Label) main.body().statements().get(2)).id();
        assertEquals(((Label) inner.get(2)).id(), scopes.target((Goto) inner.get(0)));
        assertEquals(((Label) main.body().statements().get(0)).id(), scopes.target((Goto) inner.get(1)));
        assertEquals(outerB, scopes.target((Goto) main.body().statements().get(3)));
        assertEquals(3, scopes.labelCount());
    }

    @Test
    void labelAtBlockEnd_isOutsideTheLocals() {
        resolve("do goto x; local a; f(function() return a end) ::x:: ; ::y:: end");
        Goto jump = (Goto)
                ((Do) main.body().statements().get(0)).body().statements().get(0);
        assertEquals(-1, scopes.firstClosedBy(jump.jump()));
    }

    @Test
    void jumps_closeWhatTheyLeave() {
        resolve("local z; while x do local a, b; do local c; break end f(function() return b, z end) end");
        While loop = (While) main.body().statements().get(1);
        Break leave = (Break) last(((Do) loop.body().statements().get(1)).body());
        assertEquals(2, scopes.firstClosedBy(leave.jump()));
        resolve("::top:: local a; local b <close> = nil; goto top");
        assertEquals(1, scopes.firstClosedBy(((Goto) last(main.body())).jump()));
    }

    @Test
    void backwardJump_closesWhatIsCapturedOnlyLater() {
        resolve("::top:: local a; if x then goto top end; return function() return a end");
        If branch = (If) main.body().statements().get(2);
        Goto jump = (Goto) branch.clauses().get(0).body().statements().get(0);
        assertEquals(0, scopes.firstClosedBy(jump.jump()));
    }

    @Test
    void forwardJump_closesInnerLocalsOnly() {
        resolve("local a; do local b; goto out; f(function() return a, b end) end ::out:: return a");
        Goto jump = (Goto)
                ((Do) main.body().statements().get(1)).body().statements().get(1);
        assertEquals(1, scopes.firstClosedBy(jump.jump()));
        resolve("local a; do local b; goto out end ::out:: return function() return a end");
        jump = (Goto) ((Do) main.body().statements().get(1)).body().statements().get(1);
        assertEquals(-1, scopes.firstClosedBy(jump.jump()));
    }

    @Test
    void breakOutOfGenericFor_closesItsState() {
        resolve("for k in f do break end");
        GenericFor loop = (GenericFor) main.body().statements().get(0);
        assertEquals(3, scopes.firstClosedBy(((Break) last(loop.body())).jump()));
        resolve("for k = 1, 2 do break end");
        NumericFor numeric = (NumericFor) main.body().statements().get(0);
        assertEquals(-1, scopes.firstClosedBy(((Break) last(numeric.body())).jump()));
    }

    @Test
    void self_isAParameterOfMethods() {
        resolve("function a:b(c) return self, c end");
        assertEquals(2, scopes.localCount());
        assertEquals("self", scopes.binding(0).name().toString());
    }

    @Test
    void manyFunctionsAndLocals_areAllKept() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            source.append("do local a")
                    .append(i)
                    .append("; local function f() return a")
                    .append(i)
                    .append(" end end\n");
        }
        resolve(source.toString());
        assertEquals(1001, scopes.functionCount());
        assertEquals(2000, scopes.localCount());
        for (int i = 0; i < 1000; i++) {
            Block block = ((Do) main.body().statements().get(i)).body();
            assertEquals(2 * i, scopes.firstToClose(block));
            FunctionExpr f = ((LocalFunction) last(block)).function();
            assertEquals(List.of("UPVALUE 0"), uses(last(f.body())));
            assertEquals("a" + i, scopes.function(f).upvalues().get(0).name().toString());
        }
    }

    @Test
    void work_isCharged() {
        long[] sum = new long[1];
        Source source = Source.of(ByteStr.of("x = 1 ".repeat(10_000)), ByteStr.of("=test"));
        Resolver.resolve(source, units -> sum[0] += units);
        assertTrue(sum[0] >= 10_000 && sum[0] <= 30_000, "charged " + sum[0]);
    }

    @Test
    void searchesAmongLabels_areCharged() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            source.append("goto a").append(i).append(" ");
        }
        for (int i = 0; i < 2_000; i++) {
            source.append("::a").append(i).append(":: f() ");
        }
        long[] sum = new long[1];
        Source chunk = Source.of(ByteStr.of(source.toString()), ByteStr.of("=test"));
        Resolver.resolve(chunk, units -> sum[0] += units);
        // Two triangles of searches, one among pending gotos and one among labels.
        assertTrue(sum[0] > 2 * 2_000 * 1_000 / 16, "charged " + sum[0]);
    }

    @Test
    void charge_mayStopTheWork() {
        Source source = Source.of(ByteStr.of("x = 1 ".repeat(10_000)), ByteStr.of("=test"));
        assertThrows(
                IllegalStateException.class,
                () -> Resolver.resolve(source, units -> {
                    throw new IllegalStateException("enough");
                }));
    }
}
