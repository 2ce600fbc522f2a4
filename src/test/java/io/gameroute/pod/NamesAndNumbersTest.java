package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How names, label values, priorities and percentages are read. */
class NamesAndNumbersTest {
    private static final Pattern LABEL = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");

    @Property
    void everyOrdinalIsReadBackFromItsName(@ForAll @IntRange int ordinal) {
        assertThat(ServerName.ordinal("a-1", ServerName.of("a-1", ordinal))).isEqualTo(OptionalInt.of(ordinal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arena",
                "arena-",
                "arena-x",
                "arena-01",
                "arena--1",
                "arena-2147483648",
                "arenas-1",
                "are-1",
                "arena-1-2"
            })
    void aNameThatIsNotGivenToAServerHasNoOrdinal(String name) {
        assertThat(ServerName.ordinal("arena", name)).isEmpty();
    }

    @Property
    void aLabelValueIsWhatKubernetesTakesForOne(
            @ForAll @StringLength(max = 66) @Chars({'a', 'Z', '0', '-', '_', '.', ' ', 'é', '/'}) String text) {
        assertThat(LabelValue.isValid(text))
                .isEqualTo(text.length() <= 63 && LABEL.matcher(text).matches());
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "-5, -5",
        "+7, 7",
        "' 8 ', 8",
        "odd, 0",
        "'', 0",
        "1.5, 0",
        "05, 5",
        "99999999999999999999, 9223372036854775807",
        "-99999999999999999999, -9223372036854775808"
    })
    void aPriorityThatIsNoWholeNumberCountsAsZero(String text, long value) {
        assertThat(Priority.value(new IntOrString(text))).isEqualTo(value);
    }

    @Test
    void noPriorityCountsAsZeroAndHasNoText() {
        assertThat(Priority.value(null)).isZero();
        assertThat(Priority.value(new IntOrString(-3))).isEqualTo(-3);
        assertThat(Priority.text(null)).isEmpty();
        assertThat(Priority.text(new IntOrString(-3))).isEqualTo("-3");
    }

    @ParameterizedTest
    @CsvSource({
        "50%, 10, 5",
        "55%, 10, 5",
        "1%, 10, 1",
        "0%, 10, 1",
        "0, 10, 1",
        "-1, 10, 1",
        "3, 10, 3",
        "100%, 0, 1",
        "2147483647%, 2000, 2147483647"
    })
    void aPercentageIsRoundedDownButNeverToNothing(String text, int total, int expected) {
        IntOrString value = text.endsWith("%") ? new IntOrString(text) : new IntOrString(Integer.valueOf(text));
        assertThat(IntOrPercent.resolve(value, total)).isEqualTo(expected);
    }

    @Test
    void whatIsNeitherANumberNorAPercentageIsRefused() {
        assertThatThrownBy(() -> IntOrPercent.resolve(new IntOrString("half"), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half");
        assertThatThrownBy(() -> IntOrPercent.resolve(new IntOrString(), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reservedIdsAreNumbersAndRangesAndTheRestIsNamed() {
        ReservedIds ids = ReservedIds.parse(List.of(
                new IntOrString(9),
                new IntOrString(" 1 - 3 "),
                new IntOrString("5"),
                new IntOrString("x-2"),
                new IntOrString(-1)));

        assertThat(ids.ids()).isEqualTo(OrdinalSet.of(1, 2, 3, 5, 9));
        assertThat(ids.malformed()).containsExactly("x-2", "-1");
    }
}
