using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The DANFSe, printed from the authority's own file; of a cancelled note it says so.</summary>
internal static class PrintServiceNote
{
    internal static async Task<FileContentHttpResult> Handle(Guid id, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var n = await db.ServiceNotes.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        if (n.Processed is null) throw new RuleBroken("document-not-authorised", $"A {n.Name} não está autorizada; sem isso não há DANFSe.");
        var replaced = await db.ServiceCancellations.AnyAsync(
            c => c.NoteId == id && c.Substitute != null && c.Status == DeclarationStatus.Registered, ct);
        var look = new DanfseLook
        {
            Printed = tenant.Moment(clock), 
            Fate = replaced ? NfseFate.Replaced : n.Status == DocumentStatus.Cancelled ? NfseFate.Cancelled : NfseFate.Stands,
            // The file names the customer's city by its code alone.
            CityName = code => n.Terms.Recipient?.Address is { } home && home.CityCode == code ? home.City : null,
        };
        return TypedResults.Bytes(Danfse.Print(n.Processed, look), "application/pdf", $"NFSe{n.NfseKey}.pdf");
    }
}
