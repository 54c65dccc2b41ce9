package io.perilune.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
    @Test
    void median_ofEvenAndOddNumbers() {
        assertEquals(2, Statistics.median(3, 1, 2));
        assertEquals(2.5, Statistics.median(4, 1, 2, 3));
        assertEquals(Double.NaN, Statistics.median());
    }

    @Test
    void quantile_isInterpolated() {
        assertEquals(1, Statistics.quantile(0, 1, 2, 3));
        assertEquals(3, Statistics.quantile(1, 3, 2, 1));
        assertEquals(1.4, Statistics.quantile(0.2, 1, 2, 3), 1e-12);
    }

    @Test
    void geometricMean_cancelsTwiceAsFastAgainstTwiceAsSlow() {
        assertEquals(1, Statistics.geometricMean(List.of(2.0, 0.5)), 1e-12);
        assertEquals(Double.NaN, Statistics.geometricMean(List.of()));
    }

    @Test
    void lastHalf_ofAnOddNumber_takesTheMiddleOne() {
        assertArrayEquals(new double[] {2, 3}, Statistics.lastHalf(1, 2, 3));
        assertArrayEquals(new double[] {3, 4}, Statistics.lastHalf(1, 2, 3, 4));
    }
}
