namespace Biela.Modules.Fiscal.Domain;

/// <summary>What a note says of a part besides what the invoice says. What is null follows from the tables.</summary>
/// <param name="Ncm">8 digits.</param>
/// <param name="Unit">Unit of sale, at most 6 characters.</param>
/// <param name="Origin">orig, 0 to 8.</param>
/// <param name="Cest">7 digits; needed where ICMS was withheld before.</param>
/// <param name="SubstitutionPaid">Whether ICMS was withheld before (ST).</param>
/// <param name="PisCofins">CST of PIS and COFINS, such as 04 for single-phase auto parts (Lei 10.485/2002).</param>
/// <param name="TaxClass">cClassTrib, 6 digits.</param>
internal sealed record ProductFacts(
    [Required, RegularExpression("[0-9]{8}", ErrorMessage = "tem 8 algarismos")] string Ncm, [Required, StringLength(6, MinimumLength = 1)] string Unit,
    [Range(0, 8)] int Origin = 0, [RegularExpression("[0-9]{7}", ErrorMessage = "tem 7 algarismos")] string? Cest = null, bool SubstitutionPaid = false,
    [RegularExpression("[0-9]{2}", ErrorMessage = "tem 2 algarismos")] string? PisCofins = null,
    [RegularExpression("[0-9]{6}", ErrorMessage = "tem 6 algarismos")] string? TaxClass = null);

/// <summary>The fiscal facts of a part.</summary>
internal sealed class Product(string sku)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Sku { get; private init; } = sku;
    public ProductFacts Facts { get; private set; } = null!;
    public int Version { get; private set; }

    /// <summary>Takes over what was changed; notes that exist keep what they say.</summary>
    public void Describe(ProductFacts facts) => Facts = facts;
}
