namespace Biela.Fisco;

/// <summary>Taxes inside the price of what was sold: the deductions from gross revenue outside the Simples. Returns are taken off, and what comes
/// on top of the price (IPI, ST) or is only informed in 2026 (IBS, CBS) does not count.</summary>
/// <param name="Revenue">Gross revenue: prices less discounts, with freight and other charges.</param>
/// <param name="Icms">Own ICMS with FCP and what is due to the State of destination.</param>
/// <param name="Pis">PIS.</param>
/// <param name="Cofins">COFINS.</param>
/// <param name="Iss">ISS.</param>
public sealed record SalesTaxes(Money Revenue, Money Icms, Money Pis, Money Cofins, Money Iss)
{
    /// <summary>All of them.</summary>
    public Money Total => Icms + Pis + Cofins + Iss;

    /// <summary>Sums the documents of a period; those that are no sales, such as remittances and entries, count nothing.</summary>
    public static SalesTaxes Of(IEnumerable<TaxedDocument> notes, IEnumerable<TaxedService> services)
    {
        var sum = new SalesTaxes(Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero);
        foreach (var line in notes.SelectMany(note => note.Lines))
            if (Sign(line.Treatment.Operation) is not 0 and var sign) sum = sum.Plus(sign, line.Share.Value, Charge.Sum(
                line.Icms?.Own, line.Icms?.Fcp, line.Icms?.Fuel?.Icms, line.Difal?.Icms, line.Difal?.Fcp), line.PisCofins, line.Iss);
        foreach (var service in services) sum = sum.Plus(1, service.Service.Price - service.Service.Discount, Money.Zero, service.PisCofins, service.Iss);
        return sum;
    }

    private SalesTaxes Plus(int sign, Money revenue, Money icms, PisCofinsTax? pisCofins, Charge? iss) => new(
        Revenue + Signed(sign, revenue), Icms + Signed(sign, icms), Pis + Signed(sign, Charge.Sum(pisCofins?.Pis)),
        Cofins + Signed(sign, Charge.Sum(pisCofins?.Cofins)), Iss + Signed(sign, Charge.Sum(iss)));

    private static Money Signed(int sign, Money amount) => sign < 0 ? -amount : amount;

    private static int Sign(FiscalOperation operation) => operation switch
    {
        FiscalOperation.Sale or FiscalOperation.OwnManufacture or FiscalOperation.Labour or FiscalOperation.Industrialisation => 1,
        FiscalOperation.SaleReturn => -1,
        _ => 0,
    };
}
