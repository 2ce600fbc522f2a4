package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.reconcile.ObjectRef;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventCorrelationTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final ObjectRef SET =
            new ObjectRef(ResourceKind.GAME_SERVER_SET, "games", "default-gss", "uid-of-set");
    private static final String ALLOCATED = "OpsState turn from None to Allocated ";

    private final EventCorrelation correlation = new EventCorrelation();
    private Instant now = START;

    @Nested
    class Repetition {
        @Test
        void anEventOfItsOwnIsCreated() {
            List<EventWrite> writes = tell(scale("scale from 1 to 2"));

            assertThat(writes).singleElement().satisfies(write -> {
                assertThat(write.kind()).isEqualTo(EventWrite.Kind.CREATE);
                assertThat(write.event().count()).isEqualTo(1);
                assertThat(write.event().first()).isEqualTo(START);
                assertThat(write.event().name()).startsWith("default-gss.");
            });
        }

        @Test
        void aRepetitionWithinTenSecondsOfTheCreationWaits() {
            tell(scale("again"));
            pass(Duration.ofSeconds(1));

            assertThat(tell(scale("again"))).isEmpty();
            assertThat(correlation.nextDue()).contains(START.plusSeconds(10));
        }

        @Test
        void repetitionsThatWaitedAreCountedInOnePatchOfTheSameEvent() {
            String name = tell(scale("again")).get(0).event().name();
            pass(Duration.ofSeconds(1));
            tell(scale("again"), scale("again"));
            pass(Duration.ofSeconds(9));

            assertThat(correlation.due(now))
                    .containsExactly(
                            EventWrite.recount(new CountedEvent(name, scale("again"), 3, START, START.plusSeconds(1))));
        }

        @Test
        void aRepetitionAfterTenSecondsIsPatchedAtOnce() {
            tell(scale("again"));
            pass(Duration.ofSeconds(10));

            assertThat(tell(scale("again"))).singleElement().satisfies(write -> assertThat(write.kind())
                    .isEqualTo(EventWrite.Kind.RECOUNT));
        }

        @Test
        void aStormCostsOnePatchInTenSeconds() {
            tell(scale("again"));
            List<EventWrite> writes = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                pass(Duration.ofMillis(100));
                writes.addAll(tell(scale("again")));
            }

            assertThat(writes).hasSize(6);
            assertThat(writes.get(5).event().count()).isEqualTo(601);
        }

        @Test
        void nothingIsDueOnceTheRepetitionsAreWritten() {
            tell(scale("again"));
            tell(scale("again"));
            pass(Duration.ofSeconds(10));
            correlation.due(now);

            assertThat(correlation.nextDue()).isEmpty();
            assertThat(correlation.due(now.plusSeconds(60))).isEmpty();
        }

        @Test
        void anotherMessageTypeReasonOrObjectIsAnotherEvent() {
            List<EventWrite> writes = tell(
                    scale("again"),
                    scale("other"),
                    PlannedEvent.warning(SET, "Scale", "again"),
                    PlannedEvent.normal(SET, "Other", "again"),
                    PlannedEvent.normal(server(1), "Scale", "again"));

            assertThat(writes).extracting(EventWrite::kind).containsOnly(EventWrite.Kind.CREATE);
            assertThat(writes).hasSize(5);
        }

        @Test
        void afterMoreThanAnHourItIsANewEvent() {
            String name = tell(scale("again")).get(0).event().name();
            pass(Duration.ofHours(1).plusMillis(1));

            assertThat(tell(scale("again"))).singleElement().satisfies(write -> {
                assertThat(write.kind()).isEqualTo(EventWrite.Kind.CREATE);
                assertThat(write.event().name()).isNotEqualTo(name);
            });
        }

        @Test
        void anEventThatKeepsRepeatingStaysTheSameForDays() {
            tell(scale("again"));
            for (int i = 0; i < 60; i++) {
                pass(Duration.ofMinutes(50));
                assertThat(tell(scale("again"))).extracting(EventWrite::kind).containsExactly(EventWrite.Kind.RECOUNT);
            }
        }

        @Test
        void theLeastRecentlySeenOfMoreThanAThousandIsForgotten() {
            tell(scale("first"));
            tell(scale("second"));
            tell(scale("first"));
            IntStream.range(0, RepeatedEvents.CAPACITY - 1).forEach(i -> tell(scale("filler " + i)));

            assertThat(tell(scale("second"))).extracting(EventWrite::kind).contains(EventWrite.Kind.CREATE);
        }

        @Test
        void theCountOfAForgottenEventIsWrittenBeforeItIsForgotten() {
            tell(scale("first"));
            tell(scale("first"));

            List<EventWrite> writes = new ArrayList<>();
            IntStream.range(0, RepeatedEvents.CAPACITY).forEach(i -> writes.addAll(tell(scale("filler " + i))));

            assertThat(writes)
                    .filteredOn(write -> write.kind() == EventWrite.Kind.RECOUNT)
                    .singleElement()
                    .satisfies(write -> assertThat(write.event().count()).isEqualTo(2));
        }

        @Test
        void whatCouldNotBeWrittenIsCreatedWhenItHappensAgain() {
            correlation.lost(tell(scale("again")).get(0));

            assertThat(tell(scale("again"))).extracting(EventWrite::kind).containsExactly(EventWrite.Kind.CREATE);
        }

        @Test
        void anEventThatIsGoneIsCreatedAnewWithItsCount() {
            String name = tell(scale("again")).get(0).event().name();
            pass(Duration.ofSeconds(10));
            EventWrite recount = tell(scale("again")).get(0);

            assertThat(correlation.gone(recount, now)).hasValueSatisfying(write -> {
                assertThat(write.kind()).isEqualTo(EventWrite.Kind.CREATE);
                assertThat(write.event().count()).isEqualTo(2);
                assertThat(write.event().name()).isNotEqualTo(name);
            });
        }

        @Test
        void anEventThatIsGoneIsCreatedAnewOnce() {
            tell(scale("again"));
            pass(Duration.ofSeconds(10));
            EventWrite recount = tell(scale("again")).get(0);
            correlation.gone(recount, now);

            assertThat(correlation.gone(recount, now)).isEmpty();
        }
    }

    @Nested
    class Crowds {
        @Test
        void tenServersAreToldOneByOne() {
            assertThat(tell(allocated(0, 10))).hasSize(10);
            pass(Duration.ofSeconds(10));
            assertThat(correlation.due(now)).isEmpty();
        }

        @Test
        void theRestOfTheWindowIsOneEventOnTheSetAtItsEnd() {
            assertThat(tell(allocated(0, 100))).hasSize(10);
            assertThat(correlation.nextDue()).contains(START.plusSeconds(10));
            pass(Duration.ofSeconds(10));

            assertThat(correlation.due(now)).singleElement().satisfies(write -> {
                assertThat(write.event().event().regarding()).isEqualTo(SET);
                assertThat(write.event().event().type()).isEqualTo(PlannedEvent.Type.Normal);
                assertThat(write.event().event().reason()).isEqualTo("GsStateChanged");
                assertThat(write.event().event().message())
                        .isEqualTo("90 more game servers: OpsState turn from None to Allocated (default-gss-10,"
                                + " default-gss-11, default-gss-12, default-gss-13, default-gss-14, default-gss-15,"
                                + " default-gss-16, default-gss-17, default-gss-18, default-gss-19, ...)");
            });
        }

        @Test
        void aRestOfOneIsToldInTheSingular() {
            tell(allocated(0, 11));
            pass(Duration.ofSeconds(10));

            assertThat(messages(correlation.due(now)))
                    .containsExactly("1 more game server: OpsState turn from None to Allocated (default-gss-10)");
        }

        @Test
        void differentTextsOfOneReasonAreToldWithTheirNumbers() {
            tell(allocated(0, 12));
            tell(IntStream.range(12, 15)
                    .mapToObj(i -> changed(i, "DeletionPriority turn from 0 to 5 "))
                    .toList());
            pass(Duration.ofSeconds(10));

            assertThat(messages(correlation.due(now)))
                    .containsExactly(
                            "5 more game servers: DeletionPriority turn from 0 to 5 [3]; OpsState turn from None"
                                    + " to Allocated [2] (default-gss-10, default-gss-11, default-gss-12, default-gss-13,"
                                    + " default-gss-14)");
        }

        @Test
        void manyDifferentTextsAreNotAllKept() {
            tell(allocated(0, 10));
            tell(IntStream.range(10, 1_000)
                    .mapToObj(i -> changed(i, "DeletionPriority turn from 0 to " + i))
                    .toList());
            pass(Duration.ofSeconds(10));

            assertThat(messages(correlation.due(now)))
                    .singleElement()
                    .asString()
                    .startsWith("990 more game servers: other [985]; DeletionPriority turn from 0 to 10 [1]")
                    .hasSizeLessThan(EventCorrelation.MESSAGE_LENGTH);
        }

        @Test
        void aServerIsCountedOnceHoweverMuchHappensToIt() {
            tell(allocated(0, 10));
            tell(changed(10, "a"), changed(10, "b"), changed(11, "a"));
            pass(Duration.ofSeconds(10));

            assertThat(messages(correlation.due(now)))
                    .containsExactly("2 more game servers: a [2]; b [1] (default-gss-10, default-gss-11)");
        }

        @Test
        void everyWindowTellsTenOfItsOwn() {
            tell(allocated(0, 100));
            pass(Duration.ofSeconds(10));

            assertThat(tell(allocated(100, 200))).hasSize(11);
        }

        @Test
        void aRepetitionOnAServerThatWasToldTakesNoPlaceInTheCrowd() {
            tell(allocated(0, 1));
            IntStream.range(0, 50).forEach(i -> tell(allocated(0, 1)));

            assertThat(tell(allocated(1, 10))).hasSize(9);
        }

        @Test
        void anotherSetReasonOrTypeIsAnotherCrowd() {
            ObjectRef otherSet = new ObjectRef(ResourceKind.GAME_SERVER_SET, "games", "other", "uid-of-other");
            tell(allocated(0, 50));

            assertThat(tell(
                            changed(60, ALLOCATED).groupedBy(otherSet),
                            PlannedEvent.normal(server(61), "Other", "m").groupedBy(SET),
                            PlannedEvent.warning(server(62), "GsStateChanged", "m")
                                    .groupedBy(SET)))
                    .hasSize(3);
        }

        @Test
        void eventsOfTheSetItselfAreNoCrowd() {
            PlannedEvent[] scales = IntStream.range(0, 30)
                    .mapToObj(i -> scale("scale from 0 to " + i))
                    .toArray(PlannedEvent[]::new);

            assertThat(tell(scales)).hasSize(30);
        }

        @Test
        void tooManyCrowdsAtOnceEndTheEldestEarly() {
            tell(allocated(0, 12));
            List<EventWrite> writes = tell(IntStream.range(0, EventCrowds.CAPACITY)
                    .mapToObj(i ->
                            PlannedEvent.normal(server(i), "Reason" + i, "m").groupedBy(SET))
                    .toList());

            assertThat(messages(writes))
                    .contains(
                            "2 more game servers: OpsState turn from None to Allocated (default-gss-10, default-gss-11)");
        }
    }

    @Test
    void theRestIsWrittenWithoutWaiting() {
        tell(scale("again"));
        tell(scale("again"));
        tell(allocated(0, 12));

        assertThat(correlation.rest(now))
                .extracting(EventWrite::kind)
                .containsExactly(EventWrite.Kind.CREATE, EventWrite.Kind.RECOUNT);
    }

    @Test
    void aLongMessageIsCutTo1024Characters() {
        String message = tell(scale("x".repeat(3_000))).get(0).event().event().message();

        assertThat(message).hasSize(1_024).endsWith("x...");
    }

    @Test
    void aMessageOf1024CharactersIsWhole() {
        String message = "x".repeat(1_024);

        assertThat(messages(tell(scale(message)))).containsExactly(message);
    }

    @Test
    void noCharacterIsCutInHalf() {
        String message = tell(scale("x" + "\uD83C\uDFAE".repeat(600)))
                .get(0)
                .event()
                .event()
                .message();

        assertThat(message.codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                .isEmpty();
        assertThat(message).hasSizeBetween(1_020, 1_024).endsWith("...");
    }

    @Test
    void noNameIsGivenTwice() {
        Set<String> names = new HashSet<>();
        IntStream.range(0, 1_000)
                .forEach(i -> names.add(tell(scale("m" + i)).get(0).event().name()));

        assertThat(names).hasSize(1_000);
    }

    @Test
    void theNameOfAnEventOnAnObjectOfTheLongestNameFits() {
        ObjectRef longest = new ObjectRef(ResourceKind.GAME_SERVER, "games", "n".repeat(253), "u");

        assertThat(tell(PlannedEvent.normal(longest, "r", "m")).get(0).event().name())
                .hasSizeLessThanOrEqualTo(253);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<EventWrite> tell(PlannedEvent... events) {
        return tell(List.of(events));
    }

    private List<EventWrite> tell(List<PlannedEvent> events) {
        return correlation.tell(events, now);
    }

    private static List<String> messages(List<EventWrite> writes) {
        return writes.stream().map(write -> write.event().event().message()).toList();
    }

    private static PlannedEvent scale(String message) {
        return PlannedEvent.normal(SET, "Scale", message);
    }

    private static List<PlannedEvent> allocated(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> changed(i, ALLOCATED)).toList();
    }

    private static PlannedEvent changed(int ordinal, String message) {
        return PlannedEvent.normal(server(ordinal), "GsStateChanged", message).groupedBy(SET);
    }

    private static ObjectRef server(int ordinal) {
        return new ObjectRef(ResourceKind.GAME_SERVER, "games", "default-gss-" + ordinal, "uid-" + ordinal);
    }
}
