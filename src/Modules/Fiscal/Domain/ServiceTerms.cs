using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>What an NFS-e says beyond the order.</summary>
/// <param name="Recipient">Who takes the service; a company needs its address, and so does who withholds.</param>
/// <param name="WithholdIss">Whether the customer pays the ISS to the city instead of to the shop (LC 116/2003, art. 6º).</param>
/// <param name="WithholdIrrf">The same of the income tax.</param>
/// <param name="WithholdContributions">The same of PIS, COFINS and CSLL (Lei 10.833/2003, art. 30).</param>
/// <param name="WithholdInss">The same of the social security (Lei 8.212/1991, art. 31).</param>
/// <param name="Description">What was done; the order's services by their names when not said.</param>
/// <param name="ServiceDay">dCompet; the day of the delivery when not said.</param>
internal sealed record ServiceTerms(
    NoteRecipient? Recipient = null, bool WithholdIss = false, bool WithholdIrrf = false, bool WithholdContributions = false, bool WithholdInss = false,
    [StringLength(2000)] string? Description = null, DateOnly? ServiceDay = null)
{
    /// <summary>What the customer keeps back.</summary>
    public Withholdings Withheld => Part(WithholdIss, Withholdings.Iss) | Part(WithholdIrrf, Withholdings.Irrf)
        | Part(WithholdContributions, Withholdings.Contributions) | Part(WithholdInss, Withholdings.Inss);

    private static Withholdings Part(bool withheld, Withholdings part) => withheld ? part : Withholdings.None;
}
