using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// The services of a delivered order on an NFS-e; its parts go on an invoice. The declaration is written, checked, signed and stored with its number in
/// one transaction, and answered before the authority has decided.
/// </summary>
internal static class IssueServiceNote
{
    internal sealed record Request([Required] ServiceTerms Terms);

    internal static async Task<Versioned<ShowServiceNote.Response>> Handle(
        Guid orderId, Request request, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var (order, services) = await db.Serviced(orderId, ct);
        var profile = await db.Issuer(ct);
        var environment = profile.Issuer.Environment;
        if ((await db.ServiceNotes.Where(n => n.OrderId == orderId && n.Environment == environment).ToListAsync(ct)).Find(n => n.IsAlive) is { } earlier)
            throw new RuleBroken("document-exists", $"A {order.Number} já tem a {earlier.Name}.");
        var number = await db.Next(Series(profile), 0, ct);
        var draft = new ServiceDraft(profile, await db.Rules(ct), order, services, request.Terms, number, tenant.Moment(clock));
        var note = new ServiceNote(orderId, notary.Declare(draft), request.Terms);
        db.Add(note);
        await db.Entrust(note, tenant, clock, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/fiscal/service-notes/{note.Id}", ShowServiceNote.Response.Of(note, []), note.Version);
    }

    /// <summary>The name of the series of declarations among the module's numbers.</summary>
    internal static string Series(Profile profile) => $"DPS-{profile.Issuer.Environment:D}-{ServiceWriter.Facts(profile).Series}";

    /// <summary>A delivered order, locked, with the services that were approved.</summary>
    internal static async Task<(OrderCard Order, List<OrderService> Services)> Serviced(this FiscalDb db, Guid orderId, CancellationToken ct)
    {
        await db.LockRows("orders", [orderId], ct);
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == orderId, ct).Found();
        if (order.DeliveredOn is null) throw new RuleBroken("order-not-delivered", $"A {order.Number} ainda não foi entregue; emita a nota na entrega.");
        var services = await db.OrderServices.Where(s => s.OrderId == orderId).OrderBy(s => s.Id).ToListAsync(ct);
        return services.Count > 0 ? (order, services)
            : throw new RuleBroken("order-without-services", $"A {order.Number} não tem serviços; peças vão na NF-e ou na NFC-e.");
    }
}
