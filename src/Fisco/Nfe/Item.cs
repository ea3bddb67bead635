namespace Biela.Fisco;

/// <summary>An item: product, taxes and notes (groups H to VC).</summary>
public sealed record Item
{
    /// <summary>The shop's code.</summary>
    public required string Code { get; init; }

    /// <summary>GTIN; SEM GTIN is written where there is none.</summary>
    public string? Gtin { get; init; }

    /// <summary>Description, at most 120 characters.</summary>
    public required string Description { get; init; }

    /// <summary>NCM, 8 digits; 00 for a service.</summary>
    public required string Ncm { get; init; }

    /// <summary>CEST, 7 digits; needed with tax substitution.</summary>
    public string? Cest { get; init; }

    /// <summary>Code of the fiscal benefit in the state.</summary>
    public string? Benefit { get; init; }

    /// <summary>CFOP, 4 digits.</summary>
    public required string Cfop { get; init; }

    /// <summary>Unit, at most 6 characters.</summary>
    public required string Unit { get; init; }

    /// <summary>Quantity.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Price of a unit.</summary>
    public required UnitPrice Price { get; init; }

    /// <summary>The product of the two, within a centavo (rule I11-10, rejection 629).</summary>
    public required Money Total { get; init; }

    /// <summary>The unit of taxation, when it is not the commercial one.</summary>
    public TaxableUnit? Taxable { get; init; }

    /// <summary>This item's share of the freight.</summary>
    public Money Freight { get; init; }

    /// <summary>This item's share of the insurance.</summary>
    public Money Insurance { get; init; }

    /// <summary>This item's share of the discount.</summary>
    public Money Discount { get; init; }

    /// <summary>This item's share of other expenses.</summary>
    public Money Other { get; init; }

    /// <summary>Whether it counts in the total of the note (indTot).</summary>
    public bool CountsInTotal { get; init; } = true;

    /// <summary>The customer's order number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The line of the customer's order.</summary>
    public int? OrderLine { get; init; }

    /// <summary>Taxes of the item.</summary>
    public required ItemTaxes Taxes { get; init; }

    /// <summary>IPI that goes back with returned goods: percentage returned and value.</summary>
    public ReturnedIpi? ReturnedIpi { get; init; }

    /// <summary>A note, at most 500 characters.</summary>
    public string? Note { get; init; }

    /// <summary>The item's value (vItem, NT 2025.002), where it is informed.</summary>
    public Money? Value { get; init; }

    /// <summary>The document this item refers to (DFeReferenciado).</summary>
    public ItemReference? Reference { get; init; }
}

/// <summary>The unit of taxation with its quantity and price.</summary>
public sealed record TaxableUnit(string Unit, Quantity Quantity, UnitPrice Price, string? Gtin = null);

/// <summary>Percentage returned and the IPI on it.</summary>
public sealed record ReturnedIpi(Percent Share, Money Value);

/// <summary>Another document and, where it is known, its item.</summary>
public sealed record ItemReference(string Key, int? Item = null);

/// <summary>The taxes of an item: ICMS, or ISSQN for a service, and whatever else applies.</summary>
public sealed record ItemTaxes
{
    /// <summary>Approximate taxes in the price (Lei 12.741/2012).</summary>
    public Money? Approximate { get; init; }

    /// <summary>ICMS, for goods.</summary>
    public Icms? Icms { get; init; }

    /// <summary>ISSQN, for services.</summary>
    public Issqn? Issqn { get; init; }

    /// <summary>IPI.</summary>
    public Ipi? Ipi { get; init; }

    /// <summary>PIS.</summary>
    public Contribution? Pis { get; init; }

    /// <summary>COFINS.</summary>
    public Contribution? Cofins { get; init; }

    /// <summary>The difference of rates owed to the recipient's state (EC 87/2015).</summary>
    public DestinationIcms? DestinationIcms { get; init; }

    /// <summary>Selective tax (LC 214/2025).</summary>
    public SelectiveTax? Selective { get; init; }

    /// <summary>IBS and CBS (LC 214/2025).</summary>
    public IbsCbs? IbsCbs { get; init; }
}
