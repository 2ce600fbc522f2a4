package io.gameroute.dev.apiserver.schema;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;

/** Quantities, such as 200m and 1Gi, in rules. */
final class QuantityFunctions {
    private static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");

    private record Amount(BigDecimal value) {
        private static Amount of(BigDecimal value) {
            return new Amount(value.stripTrailingZeros());
        }
    }

    private QuantityFunctions() {}

    static void addTo(CelFunctions functions) {
        functions
                .global("quantity", QUANTITY, SimpleType.STRING, String.class, QuantityFunctions::parse)
                .global("isQuantity", SimpleType.BOOL, SimpleType.STRING, String.class, QuantityFunctions::isQuantity)
                .member("sign", SimpleType.INT, QUANTITY, Amount.class, it ->
                        (long) it.value().signum())
                .member("isInteger", SimpleType.BOOL, QUANTITY, Amount.class, QuantityFunctions::isInteger)
                .member("asInteger", SimpleType.INT, QUANTITY, Amount.class, QuantityFunctions::asInteger)
                .member("asApproximateFloat", SimpleType.DOUBLE, QUANTITY, Amount.class, it -> it.value()
                        .doubleValue());
        binary(functions);
    }

    private static void binary(CelFunctions functions) {
        functions
                .member("compareTo", SimpleType.INT, QUANTITY, Amount.class, QUANTITY, Amount.class, (one, other) ->
                        (long) one.value().compareTo(other.value()))
                .member(
                        "isGreaterThan",
                        SimpleType.BOOL,
                        QUANTITY,
                        Amount.class,
                        QUANTITY,
                        Amount.class,
                        (one, other) -> one.value().compareTo(other.value()) > 0)
                .member(
                        "isLessThan",
                        SimpleType.BOOL,
                        QUANTITY,
                        Amount.class,
                        QUANTITY,
                        Amount.class,
                        (one, other) -> one.value().compareTo(other.value()) < 0)
                .member(
                        "add",
                        QUANTITY,
                        QUANTITY,
                        Amount.class,
                        QUANTITY,
                        Amount.class,
                        (one, other) -> Amount.of(one.value().add(other.value())))
                .member(
                        "sub",
                        QUANTITY,
                        QUANTITY,
                        Amount.class,
                        QUANTITY,
                        Amount.class,
                        (one, other) -> Amount.of(one.value().subtract(other.value())))
                .member(
                        "add",
                        QUANTITY,
                        QUANTITY,
                        Amount.class,
                        SimpleType.INT,
                        Long.class,
                        (one, other) -> Amount.of(one.value().add(BigDecimal.valueOf(other))))
                .member(
                        "sub",
                        QUANTITY,
                        QUANTITY,
                        Amount.class,
                        SimpleType.INT,
                        Long.class,
                        (one, other) -> Amount.of(one.value().subtract(BigDecimal.valueOf(other))));
    }

    private static Object parse(String text) throws CelEvaluationException {
        try {
            return Amount.of(Quantity.getAmountInBytes(new Quantity(text)));
        } catch (IllegalArgumentException e) {
            throw ListFunctions.failure(
                    "quantities must match the regular expression" + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
    }

    private static Object isQuantity(String text) {
        try {
            return Quantity.getAmountInBytes(new Quantity(text)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Object isInteger(Amount amount) {
        return amount.value().scale() <= 0 && amount.value().toBigInteger().bitLength() < 64;
    }

    private static Object asInteger(Amount amount) throws CelEvaluationException {
        try {
            return amount.value().longValueExact();
        } catch (ArithmeticException e) {
            throw ListFunctions.failure("cannot convert value to integer");
        }
    }
}
