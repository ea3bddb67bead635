namespace Biela.Modules.Inventory.Domain;

/// <summary>Moving average on whole centavos: the value on the shelf is the truth, the average is only what it looks like per unit.</summary>
internal static class Cost
{
    // Centavos over ten-thousandths of a unit, shown with 4 decimals of a real: 10^4 × 10^4 ÷ 10^2.
    private const long AverageScale = 1_000_000, ToUnitPrice = 1_000_000;

    /// <summary>What <paramref name="quantity"/> takes of a value that belongs to <paramref name="balance"/> units; the last of them takes the rest.</summary>
    public static Money Share(Quantity quantity, Money value, Quantity balance) => quantity >= balance ? value
        : new(Rounding.Divide((Int128)quantity.TenThousandths * value.Cents, balance.TenThousandths));

    /// <summary>Value ÷ quantity with 4 decimals.</summary>
    public static UnitPrice Average(Money value, Quantity quantity) =>
        new(Rounding.Divide((Int128)value.Cents * AverageScale, quantity.TenThousandths) is var average && average > long.MaxValue / ToUnitPrice
            ? long.MaxValue : average * ToUnitPrice);

    /// <summary>The value of a quantity at this average.</summary>
    public static Money At(UnitPrice average, Quantity quantity) => quantity * average;
}
