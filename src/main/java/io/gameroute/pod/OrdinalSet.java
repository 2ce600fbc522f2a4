package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An immutable set of ordinals, kept as sorted, disjoint ranges: a reservation of a million ids costs what one id costs.
 * Its text is the compact form of the {@code reserve-ids} annotation: {@code 1,2,5-7}, a range only for runs of three and more.
 */
public final class OrdinalSet implements Iterable<Integer> {
    public static final OrdinalSet EMPTY = new OrdinalSet(List.of());
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,10})\\s*(?:-\\s*(\\d{1,10})\\s*)?");

    /** Both ends inclusive. */
    private record Range(int first, int last) {
        long size() {
            return (long) last - first + 1;
        }
    }

    private final List<Range> ranges;

    private OrdinalSet(List<Range> ranges) {
        this.ranges = ranges;
    }

    public static OrdinalSet of(int... ordinals) {
        List<Range> all = new ArrayList<>(ordinals.length);
        for (int ordinal : ordinals) {
            all.add(range(ordinal, ordinal));
        }
        return normalised(all);
    }

    public static OrdinalSet of(Collection<Integer> ordinals) {
        return of(ordinals.stream().mapToInt(Integer::intValue).toArray());
    }

    public static OrdinalSet ofRange(int first, int last) {
        return new OrdinalSet(List.of(range(first, last)));
    }

    /** One id, or a range {@code a-b} with {@code a <= b}; blanks around the numbers are allowed.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    public static OrdinalSet parseItem(String text) {
        Matcher match = RANGE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is neither an id nor a range a-b");
        }
        long first = Long.parseLong(match.group(1));
        long last = match.group(2) == null ? first : Long.parseLong(match.group(2));
        if (first > last || last > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a range a-b with a <= b <= " + Integer.MAX_VALUE);
        }
        return ofRange((int) first, (int) last);
    }

    /** Reads the compact form; parts that are malformed are passed over, as OKG does with the annotation. */
    public static OrdinalSet parse(String compact) {
        List<Range> all = new ArrayList<>();
        for (String part : compact.split(",", -1)) {
            if (isItem(part)) {
                all.addAll(parseItem(part).ranges);
            }
        }
        return normalised(all);
    }

    private static boolean isItem(String text) {
        try {
            parseItem(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Range range(int first, int last) {
        if (first < 0 || first > last) {
            throw new IllegalArgumentException("ordinals are not negative: " + first + "-" + last);
        }
        return new Range(first, last);
    }

    private static OrdinalSet normalised(List<Range> unsorted) {
        if (unsorted.isEmpty()) {
            return EMPTY;
        }
        unsorted.sort((a, b) -> Integer.compare(a.first, b.first));
        List<Range> merged = new ArrayList<>();
        Range open = unsorted.get(0);
        for (Range next : unsorted.subList(1, unsorted.size())) {
            if (next.first <= (long) open.last + 1) {
                open = new Range(open.first, Math.max(open.last, next.last));
            } else {
                merged.add(open);
                open = next;
            }
        }
        merged.add(open);
        return new OrdinalSet(List.copyOf(merged));
    }

    public boolean contains(int ordinal) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (ordinal < range.first) {
                high = middle - 1;
            } else if (ordinal > range.last) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    public OrdinalSet union(OrdinalSet other) {
        if (other.isEmpty()) {
            return this;
        }
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return normalised(all);
    }

    public OrdinalSet minus(OrdinalSet other) {
        List<Range> left = new ArrayList<>();
        Iterator<Range> cuts = other.ranges.iterator();
        Range cut = cuts.hasNext() ? cuts.next() : null;
        for (Range range : ranges) {
            long from = range.first;
            while (cut != null && cut.last < from) {
                cut = cuts.hasNext() ? cuts.next() : null;
            }
            while (cut != null && cut.first <= range.last) {
                if (cut.first > from) {
                    left.add(new Range((int) from, cut.first - 1));
                }
                from = (long) cut.last + 1;
                if (cut.last > range.last) {
                    break;
                }
                cut = cuts.hasNext() ? cuts.next() : null;
            }
            if (from <= range.last) {
                left.add(new Range((int) from, range.last));
            }
        }
        return left.isEmpty() ? EMPTY : new OrdinalSet(List.copyOf(left));
    }

    /** The union of many, at the price of one sorting. */
    public static OrdinalSet union(Collection<OrdinalSet> sets) {
        List<Range> all = new ArrayList<>();
        sets.forEach(set -> all.addAll(set.ranges));
        return normalised(all);
    }

    /** Its {@code count} highest ordinals, or all of them if they are fewer. */
    public OrdinalSet highest(long count) {
        List<Range> found = new ArrayList<>();
        long missing = count;
        for (int i = ranges.size() - 1; i >= 0 && missing > 0; i--) {
            Range range = ranges.get(i);
            long take = Math.min(missing, range.size());
            found.add(new Range((int) (range.last - take + 1), range.last));
            missing -= take;
        }
        return normalised(found);
    }

    public OrdinalSet intersection(OrdinalSet other) {
        return minus(minus(other));
    }

    /** The smallest {@code count} ordinals, from 0, that are not in this set. */
    public OrdinalSet smallestAbsent(int count) {
        List<Range> found = new ArrayList<>();
        long next = 0;
        int missing = count;
        for (int i = 0; missing > 0; i++) {
            long limit = i < ranges.size() ? ranges.get(i).first : (long) Integer.MAX_VALUE + 1;
            long take = Math.min(missing, limit - next);
            if (take > 0) {
                found.add(new Range((int) next, (int) (next + take - 1)));
                missing -= (int) take;
            }
            if (i >= ranges.size()) {
                break;
            }
            next = (long) ranges.get(i).last + 1;
        }
        return found.isEmpty() ? EMPTY : new OrdinalSet(List.copyOf(found));
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    /** How many runs of neighbours it consists of: what its shortest list of ids and ranges has of entries. */
    public int runs() {
        return ranges.size();
    }

    /** Its {@code count} lowest runs, or all of them if they are fewer. */
    public OrdinalSet lowestRuns(int count) {
        return count >= ranges.size() ? this : new OrdinalSet(List.copyOf(ranges.subList(0, count)));
    }

    /** Ascending. */
    @Override
    public PrimitiveIterator.OfInt iterator() {
        return new PrimitiveIterator.OfInt() {
            private int index;
            private long next = ranges.isEmpty() ? 0 : ranges.get(0).first;

            @Override
            public boolean hasNext() {
                return index < ranges.size();
            }

            @Override
            public int nextInt() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int ordinal = (int) next++;
                if (ordinal == ranges.get(index).last && ++index < ranges.size()) {
                    next = ranges.get(index).first;
                }
                return ordinal;
            }
        };
    }

    /** The compact form as a list of {@code reserveGameServerIds}: ints, and strings for ranges. */
    public List<IntOrString> toIds() {
        return toIds(3);
    }

    /** The same in at most {@code most} entries where its runs are that few: then two neighbours become a range too. */
    public List<IntOrString> toIdsWithin(int most) {
        List<IntOrString> ids = toIds();
        return ids.size() <= most ? ids : toIds(2);
    }

    private List<IntOrString> toIds(int shortestRange) {
        List<IntOrString> ids = new ArrayList<>();
        for (Range range : ranges) {
            if (range.size() >= shortestRange) {
                ids.add(new IntOrString(range.first + "-" + range.last));
            } else {
                ids.add(new IntOrString(range.first));
                if (range.last != range.first) {
                    ids.add(new IntOrString(range.last));
                }
            }
        }
        return ids;
    }

    @Override
    public String toString() {
        return toIds().stream().map(id -> String.valueOf(id.getValue())).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrdinalSet that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }
}
