package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinalSetTest {

    @Provide
    Arbitrary<Set<Integer>> ordinals() {
        return Arbitraries.integers().between(0, 30).set().ofMaxSize(15);
    }

    @Property
    void behavesAsASortedSetOfIntegers(
            @ForAll("ordinals") Set<Integer> a, @ForAll("ordinals") Set<Integer> b, @ForAll @IntRange(max = 40) int n) {
        OrdinalSet left = OrdinalSet.of(a);
        OrdinalSet right = OrdinalSet.of(b);

        assertThat(left).containsExactlyElementsOf(new TreeSet<>(a));
        assertThat(left.size()).isEqualTo(a.size());
        assertThat(left.contains(n)).isEqualTo(a.contains(n));
        assertThat(left.union(right)).containsExactlyElementsOf(with(a, b));
        assertThat(OrdinalSet.union(List.of(left, right))).isEqualTo(left.union(right));
        assertThat(left.minus(right)).containsExactlyElementsOf(without(a, b));
        assertThat(left.intersection(right)).containsExactlyElementsOf(without(a, without(a, b)));
        assertThat(left.smallestAbsent(n)).containsExactlyElementsOf(absent(a, n));
        assertThat(left.highest(n)).containsExactlyElementsOf(highest(a, n));
        assertThat(OrdinalSet.parse(left.toString())).isEqualTo(left).hasSameHashCodeAs(left);
        assertThat(ReservedIds.parse(left.toIds()).ids()).isEqualTo(left);
    }

    private static Set<Integer> with(Set<Integer> a, Set<Integer> b) {
        TreeSet<Integer> both = new TreeSet<>(a);
        both.addAll(b);
        return both;
    }

    private static Set<Integer> without(Set<Integer> a, Set<Integer> b) {
        TreeSet<Integer> left = new TreeSet<>(a);
        left.removeAll(b);
        return left;
    }

    private static List<Integer> absent(Set<Integer> a, int count) {
        List<Integer> found = new ArrayList<>();
        for (int next = 0; found.size() < count; next++) {
            if (!a.contains(next)) {
                found.add(next);
            }
        }
        return found;
    }

    private static List<Integer> highest(Set<Integer> a, int count) {
        List<Integer> all = new ArrayList<>(new TreeSet<>(a));
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    @Test
    void onlyRunsOfThreeAndMoreAreWrittenAsRanges() {
        assertThat(OrdinalSet.of(7, 1, 2, 5, 6)).hasToString("1,2,5-7");
    }

    @Test
    void malformedPartsOfTheCompactFormArePassedOver() {
        assertThat(OrdinalSet.parse("1,x, 3 - 5 ,,-2,7-6,99999999999")).isEqualTo(OrdinalSet.of(1, 3, 4, 5));
    }

    @Test
    void theGreatestOrdinalIsNoSpecialCase() {
        OrdinalSet all = OrdinalSet.ofRange(0, Integer.MAX_VALUE);
        assertThat(all.minus(OrdinalSet.of(Integer.MAX_VALUE)).size()).isEqualTo(Integer.MAX_VALUE);
        assertThat(all.smallestAbsent(1)).isEqualTo(OrdinalSet.EMPTY);
        assertThat(OrdinalSet.of(Integer.MAX_VALUE)).containsExactly(Integer.MAX_VALUE);
        assertThat(all.union(all)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-1", "1-", "3-2", "1-2-3", "2147483648", "1.5"})
    void whatIsNeitherAnIdNorARangeIsRefused(String text) {
        assertThatThrownBy(() -> OrdinalSet.parseItem(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
