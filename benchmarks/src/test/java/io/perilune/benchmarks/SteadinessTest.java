package io.perilune.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perilune.benchmarks.Steadiness.Verdict;
import org.junit.jupiter.api.Test;

final class SteadinessTest {
    private static Verdict verdict(double... times) {
        return Steadiness.of(times).verdict();
    }

    @Test
    void warmRun_isSteady() {
        assertEquals(Verdict.STEADY, verdict(90, 50, 20, 11, 10, 10, 11, 10, 10, 10));
        assertEquals("steady", Steadiness.of(10, 10, 10, 10, 10, 10, 10, 10).toString());
    }

    @Test
    void codeThrownAwayInMidRun_isAFall() {
        Steadiness early = Steadiness.of(20, 10, 10, 10, 90, 90, 90, 90, 90, 90);
        assertEquals(Verdict.FELL, early.verdict());
        assertEquals(9, early.factor());
        assertEquals("fell ×9.00", early.toString());
        assertEquals(Verdict.FELL, verdict(20, 10, 10, 10, 10, 10, 10, 10, 10, 90, 90, 90), "late");
    }

    @Test
    void oneFastIteration_isLuck() {
        assertEquals(Verdict.STEADY, verdict(90, 50, 5, 20, 20, 20, 20, 20, 20, 20));
    }

    @Test
    void stillGettingFaster_isDrifting() {
        assertEquals(Verdict.DRIFTING, verdict(90, 80, 70, 60, 50, 45, 40, 35, 30, 25));
    }

    @Test
    void wildIterations_areNoisy() {
        assertEquals(Verdict.NOISY, verdict(20, 20, 20, 20, 20, 20, 20, 20, 10, 20, 10, 20, 10, 20, 10, 20));
    }

    @Test
    void fewIterations_proveNothing() {
        assertEquals(Verdict.UNKNOWN, verdict(1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void warmUp_isTheTimeBeforeTheFirstFastIteration() {
        assertEquals(170, Steadiness.warmUp(100, 50, 20, 11, 10, 10, 10, 10, 10, 10));
        assertEquals(0, Steadiness.warmUp(10, 10, 10));
        assertEquals(Double.NaN, Steadiness.warmUp());
    }
}
