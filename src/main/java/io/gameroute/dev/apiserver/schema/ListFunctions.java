package io.gameroute.dev.apiserver.schema;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import java.util.List;

/** What Kubernetes adds to lists: sum, min, max, isSorted, indexOf, lastIndexOf. */
final class ListFunctions {
    private static final CelType LIST = ListType.create(SimpleType.DYN);

    private ListFunctions() {}

    static void addTo(CelFunctions functions) {
        functions
                .member("sum", SimpleType.DYN, LIST, List.class, ListFunctions::sum)
                .member("min", SimpleType.DYN, LIST, List.class, list -> extreme(list, -1, "min"))
                .member("max", SimpleType.DYN, LIST, List.class, list -> extreme(list, 1, "max"))
                .member("isSorted", SimpleType.BOOL, LIST, List.class, ListFunctions::isSorted)
                .member("indexOf", SimpleType.INT, LIST, List.class, SimpleType.DYN, Object.class, (list, item) ->
                        (long) list.indexOf(item))
                .member("lastIndexOf", SimpleType.INT, LIST, List.class, SimpleType.DYN, Object.class, (list, item) ->
                        (long) list.lastIndexOf(item));
    }

    private static Object sum(List<?> list) throws CelEvaluationException {
        if (list.isEmpty()) {
            return 0L;
        }
        Object sum = list.get(0);
        for (var item : list.subList(1, list.size())) {
            sum = plus(sum, item);
        }
        return sum;
    }

    private static Object plus(Object one, Object other) throws CelEvaluationException {
        if (one instanceof Long a && other instanceof Long b) {
            return Math.addExact(a, b);
        }
        if (one instanceof Number a && other instanceof Number b) {
            return a.doubleValue() + b.doubleValue();
        }
        throw failure("no such overload: sum");
    }

    private static Object extreme(List<?> list, int sign, String name) throws CelEvaluationException {
        if (list.isEmpty()) {
            throw failure(name + " called on empty list");
        }
        Object found = list.get(0);
        for (var item : list) {
            found = sign * compare(item, found) > 0 ? item : found;
        }
        return found;
    }

    private static Object isSorted(List<?> list) throws CelEvaluationException {
        for (int i = 1; i < list.size(); i++) {
            if (compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static int compare(Object one, Object other) throws CelEvaluationException {
        if (one instanceof Long a && other instanceof Long b) {
            return a.compareTo(b);
        }
        if (one instanceof UnsignedLong a && other instanceof UnsignedLong b) {
            return a.compareTo(b);
        }
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (one instanceof String a && other instanceof String b) {
            return a.compareTo(b);
        }
        if (one instanceof Boolean a && other instanceof Boolean b) {
            return a.compareTo(b);
        }
        throw failure("no such overload: values cannot be compared");
    }

    static CelEvaluationException failure(String message) {
        return CelEvaluationExceptionBuilder.newBuilder(message).build();
    }
}
