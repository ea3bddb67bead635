namespace Biela.Fisco;

/// <summary>The totals of a note (group W); <see cref="Of"/> adds them up from the items, which is what the authority does too.</summary>
public sealed record NfeTotals
{
    /// <summary>ICMS: base, value, exempted.</summary>
    public Money IcmsBase { get; init; }

    /// <summary>ICMS.</summary>
    public Money Icms { get; init; }

    /// <summary>Exempted ICMS, deducted or not.</summary>
    public Money IcmsExempted { get; init; }

    /// <summary>Due to the recipients' states: their FCP, their ICMS, and what the issuer's state gets; null without such items.</summary>
    public (Money Fcp, Money Icms, Money Issuer)? Destination { get; init; }

    /// <summary>FCP of the own operation.</summary>
    public Money Fcp { get; init; }

    /// <summary>Base of the substitution.</summary>
    public Money StBase { get; init; }

    /// <summary>ICMS by substitution.</summary>
    public Money St { get; init; }

    /// <summary>FCP by substitution.</summary>
    public Money FcpSt { get; init; }

    /// <summary>FCP withheld before by substitution.</summary>
    public Money FcpStWithheld { get; init; }

    /// <summary>Goods that count in the total.</summary>
    public Money Products { get; init; }

    /// <summary>Freight.</summary>
    public Money Freight { get; init; }

    /// <summary>Insurance.</summary>
    public Money Insurance { get; init; }

    /// <summary>Discount.</summary>
    public Money Discount { get; init; }

    /// <summary>IPI.</summary>
    public Money Ipi { get; init; }

    /// <summary>IPI of returned goods.</summary>
    public Money ReturnedIpi { get; init; }

    /// <summary>PIS on goods.</summary>
    public Money Pis { get; init; }

    /// <summary>COFINS on goods.</summary>
    public Money Cofins { get; init; }

    /// <summary>Other expenses.</summary>
    public Money Other { get; init; }

    /// <summary>The value of the note (vNF).</summary>
    public Money Note { get; init; }

    /// <summary>Approximate taxes (Lei 12.741/2012), where items inform them.</summary>
    public Money? ApproximateTaxes { get; init; }

    /// <summary>Services; null in a note without them.</summary>
    public ServiceTotals? Services { get; init; }

    /// <summary>Withheld federal taxes.</summary>
    public WithheldTaxes? Withheld { get; init; }

    /// <summary>Selective tax; null when no item has it.</summary>
    public Money? Selective { get; init; }

    /// <summary>IBS and CBS; null when no item has them.</summary>
    public RtcTotals? IbsCbs { get; init; }

    /// <summary>The value of the note with the taxes outside the price (vNFTot); equal to <see cref="Note"/> until 2026.</summary>
    public Money? NoteWithTaxes { get; init; }

    /// <summary>The sums of the items. The day is that of the services (dCompet); it matters only where there are any.</summary>
    public static NfeTotals Of(IReadOnlyList<Item> items, DateOnly? serviceDay = null)
    {
        var goods = items.Where(item => item.Taxes.Issqn is null).ToList();
        var totals = OfGoods(items, goods) with { Services = ServiceTotals.Of(items, serviceDay), IbsCbs = RtcTotals.Of(items) };
        var deducted = Sum(items, item => item.Taxes.Icms?.Exempted is { IsDeducted: true } exempted ? exempted.Value : Money.Zero);
        // W16-10, rejection 610; IBS, CBS and IS stay outside until 2026.
        var note = totals.Products + (totals.Services?.Value ?? Money.Zero) - totals.Discount - deducted + totals.St + totals.FcpSt
            + totals.Freight + totals.Insurance + totals.Other + totals.Ipi + totals.ReturnedIpi;
        return totals with { Note = note, NoteWithTaxes = totals.IbsCbs is null || note == Money.Zero ? null : note };
    }

    private static NfeTotals OfGoods(IReadOnlyList<Item> items, List<Item> goods) => new()
    {
        IcmsBase = Sum(goods, item => item.Taxes.Icms?.OwnTax?.Base),
        Icms = Sum(goods, item => item.Taxes.Icms?.OwnTax?.Value),
        IcmsExempted = Sum(goods, item => item.Taxes.Icms?.Exempted?.Value),
        Destination = items.Any(item => item.Taxes.DestinationIcms is not null)
            ? (Sum(items, item => item.Taxes.DestinationIcms?.Fcp?.Value), Sum(items, item => item.Taxes.DestinationIcms?.Value),
                Sum(items, item => item.Taxes.DestinationIcms?.ForIssuer))
            : null,
        Fcp = Sum(goods, item => item.Taxes.Icms?.OwnTax?.Fcp?.Value),
        StBase = Sum(goods, item => item.Taxes.Icms?.Substitute?.Base),
        St = Sum(goods, item => item.Taxes.Icms?.Substitute?.Value),
        FcpSt = Sum(goods, item => item.Taxes.Icms?.Substitute?.Fcp?.Value),
        FcpStWithheld = Sum(goods, item => item.Taxes.Icms switch
        {
            Icms60 { Withheld.Fcp: { } fcp } => fcp.Value, IcmsSn500 { Withheld.Fcp: { } fcp } => fcp.Value, _ => null,
        }),
        Products = Sum(goods, item => item.CountsInTotal ? item.Total : null),
        Freight = Sum(items, item => item.Freight),
        Insurance = Sum(items, item => item.Insurance),
        Discount = Sum(items, item => item.Discount),
        Ipi = Sum(items, item => item.Taxes.Ipi?.Value),
        ReturnedIpi = Sum(items, item => item.ReturnedIpi?.Value),
        Pis = Sum(goods, item => item.Taxes.Pis?.Value),
        Cofins = Sum(goods, item => item.Taxes.Cofins?.Value),
        Other = Sum(items, item => item.Other),
        ApproximateTaxes = SumIfAny(items, item => item.Taxes.Approximate),
        Selective = SumIfAny(items, item => item.Taxes.Selective is { } selective ? selective.Values?.Value ?? Money.Zero : null),
    };

    internal static Money Sum(IEnumerable<Item> items, Func<Item, Money?> amount) => Money.Sum(items.Select(item => amount(item) ?? Money.Zero));

    private static Money? SumIfAny(IReadOnlyList<Item> items, Func<Item, Money?> amount) =>
        items.Any(item => amount(item) is not null) ? Sum(items, amount) : null;
}

/// <summary>Services of a mixed note (ISSQNtot); zeros are left out, as the layout wants.</summary>
public sealed record ServiceTotals(Money Value, Money Base, Money Tax, Money Pis, Money Cofins, DateOnly Day, Money Withheld)
{
    internal static ServiceTotals? Of(IReadOnlyList<Item> items, DateOnly? day)
    {
        var services = items.Where(item => item.Taxes.Issqn is not null).ToList();
        if (services.Count == 0) return null;
        return new(
            NfeTotals.Sum(services, item => item.CountsInTotal ? item.Total : null), NfeTotals.Sum(services, item => item.Taxes.Issqn!.Base),
            NfeTotals.Sum(services, item => item.Taxes.Issqn!.Value), NfeTotals.Sum(services, item => item.Taxes.Pis?.Value),
            NfeTotals.Sum(services, item => item.Taxes.Cofins?.Value),
            day ?? throw new ArgumentNullException(nameof(day), "A note with services has a day on which they were rendered."),
            NfeTotals.Sum(services, item => item.Taxes.Issqn!.Withheld));
    }
}

/// <summary>Withheld federal taxes (retTrib); zeros are left out.</summary>
public sealed record WithheldTaxes(Money Pis = default, Money Cofins = default, Money Csll = default, Money IrrfBase = default, Money Irrf = default,
    Money PensionBase = default, Money Pension = default);

/// <summary>Totals of IBS and CBS (IBSCBSTot); zeros are written.</summary>
public sealed record RtcTotals(Money Base, RtcTotal State, RtcTotal City, RtcTotal Cbs)
{
    /// <summary>The IBS, state and city.</summary>
    public Money Ibs => State.Value + City.Value;

    internal static RtcTotals? Of(IReadOnlyList<Item> items)
    {
        if (!items.Any(item => item.Taxes.IbsCbs is not null)) return null;
        var values = items.Select(item => item.Taxes.IbsCbs?.Values).OfType<IbsCbsValues>().ToList();
        return new(Money.Sum(values.Select(value => value.Base)), RtcTotal.Of(values.Select(value => value.State)),
            RtcTotal.Of(values.Select(value => value.City)), RtcTotal.Of(values.Select(value => value.Cbs)));
    }
}

/// <summary>What was deferred, returned and is due of one share.</summary>
public sealed record RtcTotal(Money Deferred, Money Returned, Money Value)
{
    internal static RtcTotal Of(IEnumerable<RtcShare> shares) => shares.Aggregate(new RtcTotal(Money.Zero, Money.Zero, Money.Zero), (sum, share) => new(
        sum.Deferred + (share.Deferral?.Value ?? Money.Zero), sum.Returned + (share.Returned ?? Money.Zero), sum.Value + share.Value));
}
