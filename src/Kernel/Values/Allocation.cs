namespace Biela.Kernel;

/// <summary>Divides an amount into parts that always add up to it.</summary>
public static class Allocation
{
    /// <summary>Spreads an amount by weight: largest remainder in centavos, ties to the first line; equally when all weights are zero.</summary>
    /// <exception cref="ArgumentException">A weight is negative, or there is something to spread and nowhere to put it.</exception>
    public static Money[] Spread(Money total, IReadOnlyList<Money> weights)
    {
        if (weights.Any(weight => weight.IsNegative)) throw new ArgumentException("A weight is negative.", nameof(weights));
        if (weights.Count == 0 && total != Money.Zero) throw new ArgumentException("There is no line to spread over.", nameof(weights));

        var whole = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight.Cents);
        var exact = weights.Select(weight => Int128.Abs(total.Cents) * (whole == 0 ? 1 : weight.Cents));
        var shares = exact.Select(share => Int128.DivRem(share, whole == 0 ? weights.Count : whole)).ToArray();
        var missing = Int128.Abs(total.Cents) - shares.Aggregate(Int128.Zero, (sum, share) => sum + share.Quotient);

        // The sort is stable: among equal remainders the first line comes first.
        foreach (var index in Enumerable.Range(0, shares.Length).OrderByDescending(index => shares[index].Remainder).Take((int)missing))
            shares[index].Quotient++;
        return [.. shares.Select(share => new Money((long)(total.IsNegative ? -share.Quotient : share.Quotient)))];
    }

    /// <summary>Equal installments; the centavos left over go one each to the first ones, or all to the last.</summary>
    public static Money[] Installments(Money total, int count, bool remainderOnLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!remainderOnLast) return Spread(total, new Money[count]);
        var equal = new Money(total.Cents / count);
        return [.. Enumerable.Repeat(equal, count - 1), new Money(total.Cents - equal.Cents * (count - 1))];
    }
}
