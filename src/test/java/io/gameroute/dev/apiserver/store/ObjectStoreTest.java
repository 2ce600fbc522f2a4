package io.gameroute.dev.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
    private final ObjectStore store = new ObjectStore(new HistoryLimits(5, 1 << 20), 100);

    @Test
    void everyCommitRaisesTheRevisionByOneAndTheObjectCarriesIt() {
        StoredObject first = create("a", Map.of());
        StoredObject second = create("b", Map.of());

        assertThat(List.of(first.revision(), second.revision(), store.revision()))
                .containsExactly(101L, 102L, 102L);
        assertThat(Json.text(second.tree(), "metadata", "resourceVersion")).isEqualTo("102");
    }

    @Test
    void aKeyIsCreatedOnce() {
        create("a", Map.of());

        assertThat(store.create(key("a"), pod("a", Map.of()), null)).isEmpty();
    }

    @Test
    void aWriteOnAVersionThatIsNoLongerCurrentDoesNothing() {
        StoredObject first = create("a", Map.of());
        store.replace(first, pod("a", Map.of("x", "1")));

        assertThat(store.replace(first, pod("a", Map.of("x", "2")))).isEmpty();
        assertThat(store.remove(first, pod("a", Map.of()))).isEmpty();
        assertThat(store.get(key("a")).orElseThrow().labels()).containsEntry("x", "1");
    }

    @Test
    void aCreationHoldsOnlyWhileItsGuardIsCurrent() {
        StoredObject guard = create("guard", Map.of());
        store.replace(guard, pod("guard", Map.of("x", "1")));

        assertThat(store.create(key("a"), pod("a", Map.of()), guard)).isEmpty();
    }

    @Test
    void manyWritersLoseNothing() throws InterruptedException {
        create("counter", Map.of("n", "0"));
        CountDownLatch done = new CountDownLatch(4);
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        for (int n = 0; n < 250; n++) {
                            failures.addAndGet(increment() ? 0 : 1);
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();

        assertThat(store.get(key("counter")).orElseThrow().labels()).containsEntry("n", "1000");
        assertThat(failures).hasValue(0);
    }

    @Test
    void changesComeInOrderAfterARevision() {
        StoredObject first = create("a", Map.of());
        store.replace(first, pod("a", Map.of("x", "1"))).ifPresent(next -> store.remove(next, next.tree()));

        ObjectStore.Progress progress = store.progress("pods", 101, 10);

        assertThat(progress.changes())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.MODIFIED, Change.Kind.DELETED);
        assertThat(progress.changes()).extracting(Change::revision).containsExactly(102L, 103L);
        assertThat(progress.upTo()).isEqualTo(103);
    }

    @Test
    void aResourceThatIsQuietForgetsNothingWhileOthersChange() {
        create("a", Map.of());
        for (int i = 0; i < 20; i++) {
            store.create(new ObjectKey("nodes", "", "n" + i), pod("n" + i, Map.of()), null);
        }

        assertThat(store.progress("pods", 100, 10).changes()).hasSize(1);
    }

    @Test
    void whatTheHistoryForgotCannotBeWatchedFrom() {
        for (int i = 0; i < 8; i++) {
            create("p" + i, Map.of());
        }

        assertThatThrownBy(() -> store.progress("pods", 102, 10))
                .isInstanceOf(HistoryGoneException.class)
                .hasMessage("too old resource version: 102 (103)");
        assertThat(store.progress("pods", 103, 10).changes()).hasSize(5);
    }

    @Test
    void theHistoryIsBoundedByTheBytesThatOnlyItHolds() {
        ObjectStore small = new ObjectStore(new HistoryLimits(1000, 2000), 0);
        StoredObject object = small.create(key("a"), pod("a", Map.of()), null).orElseThrow();
        for (int i = 0; i < 50; i++) {
            object = small.replace(object, pod("a", Map.of("n", "x".repeat(100))))
                    .orElseThrow();
        }

        assertThatThrownBy(() -> small.progress("pods", 10, 10)).isInstanceOf(HistoryGoneException.class);
    }

    @Test
    void aListAtARevisionOfThePastShowsWhatWasThereThen() {
        StoredObject a = create("a", Map.of("v", "old"));
        StoredObject b = create("b", Map.of());
        long then = store.revision();
        store.replace(a, pod("a", Map.of("v", "new")));
        store.remove(b, b.tree());
        create("c", Map.of());

        Listing listing =
                store.list(new ListQuery("pods", ObjectFilter.ALL, 0, Optional.empty(), OptionalLong.of(then)));

        assertThat(listing.objects()).containsExactly(a, b);
        assertThat(listing.revision()).isEqualTo(then);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        for (int i = 0; i < 5; i++) {
            create("p" + i, Map.of());
        }

        Listing first = store.list(new ListQuery("pods", ObjectFilter.ALL, 2, Optional.empty(), OptionalLong.empty()));
        Listing second = store.list(
                new ListQuery("pods", ObjectFilter.ALL, 2, Optional.of(key("p1")), OptionalLong.of(first.revision())));

        assertThat(names(first)).containsExactly("p0", "p1");
        assertThat(first.remaining()).isEqualTo(3);
        assertThat(names(second)).containsExactly("p2", "p3");
    }

    @Test
    void labelsFindObjectsAndForgetThoseThatLostThem() {
        StoredObject a = create("a", Map.of("app", "x"));
        create("b", Map.of("app", "x"));
        store.replace(a, pod("a", Map.of("app", "y")));

        assertThat(names(byLabel("app=x"))).containsExactly("b");
        assertThat(names(byLabel("app=y"))).containsExactly("a");
    }

    @Test
    void dependentsAreFoundByTheirOwnersUid() {
        ObjectNode owned = pod("a", Map.of());
        Json.metadata(owned).putArray("ownerReferences").addObject().put("uid", "owner");
        StoredObject stored = store.create(key("a"), owned, null).orElseThrow();

        assertThat(store.ownedBy("owner")).containsExactly(key("a"));
        store.remove(stored, stored.tree());
        assertThat(store.ownedBy("owner")).isEmpty();
    }

    @Test
    void aChangeOfLabelsIsAnArrivalOrADepartureForASelector() {
        ObjectFilter filter = new ObjectFilter("", LabelSelector.parse("app=x"), FieldSelector.EVERYTHING);
        StoredObject a = create("a", Map.of());
        StoredObject b = store.replace(a, pod("a", Map.of("app", "x"))).orElseThrow();
        store.replace(b, pod("a", Map.of()));

        assertThat(store.progress("pods", 100, 10).changes())
                .extracting(change -> change.seenBy(filter))
                .containsExactly(Optional.empty(), Optional.of(Change.Kind.ADDED), Optional.of(Change.Kind.DELETED));
    }

    @Test
    void aFieldThatCanBeSelectedByIsReadAtTheWrite() {
        store.selectable("pods", List.of("spec.nodeName"));
        ObjectNode pod = pod("a", Map.of());
        pod.putObject("spec").put("nodeName", "n1");
        store.create(key("a"), pod, null);
        create("b", Map.of());

        assertThat(names(byField("spec.nodeName=n1"))).containsExactly("a");
        assertThat(names(byField("spec.nodeName!=n1"))).containsExactly("b");
        assertThat(names(byField("metadata.name=b,metadata.namespace=default"))).containsExactly("b");
    }

    private boolean increment() {
        while (true) {
            StoredObject current = store.get(key("counter")).orElseThrow();
            int next = Integer.parseInt(current.labels().get("n")) + 1;
            if (store.replace(current, pod("counter", Map.of("n", Integer.toString(next))))
                    .isPresent()) {
                return true;
            }
        }
    }

    private Listing byLabel(String selector) {
        return store.list(
                ListQuery.all("pods", new ObjectFilter("", LabelSelector.parse(selector), FieldSelector.EVERYTHING)));
    }

    private Listing byField(String selector) {
        return store.list(
                ListQuery.all("pods", new ObjectFilter("", LabelSelector.EVERYTHING, FieldSelector.parse(selector))));
    }

    private StoredObject create(String name, Map<String, String> labels) {
        return store.create(key(name), pod(name, labels), null).orElseThrow();
    }

    private static List<String> names(Listing listing) {
        return listing.objects().stream().map(object -> object.key().name()).toList();
    }

    private static ObjectKey key(String name) {
        return new ObjectKey("pods", "default", name);
    }

    private static ObjectNode pod(String name, Map<String, String> labels) {
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        Json.metadata(pod).put("name", name).put("uid", "uid-" + name);
        labels.forEach(Json.objectAt(pod, "metadata", "labels")::put);
        return pod;
    }
}
