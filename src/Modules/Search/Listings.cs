using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Financial;
using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;
using Biela.Contracts.Orders;
using Biela.Contracts.Purchasing;

namespace Biela.Modules.Search;

/// <summary>Reads off a fact what can be found from then on, and who may find it.</summary>
internal static class Listings
{
    /// <summary>The permission that opens what an entry leads to; who has it may find the entry.</summary>
    public static string PermissionFor(EntryKind kind) => kind switch
    {
        EntryKind.Order or EntryKind.Customer => "orders.read",
        EntryKind.Budget => "budgets.read",
        EntryKind.Part => "inventory.read",
        EntryKind.Supplier or EntryKind.PurchaseOrder => "purchasing.read",
        EntryKind.Receivable => "financial.read",
        EntryKind.Invoice or EntryKind.FiscalDocument => "fiscal.read",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static IEnumerable<Listing> Of(IEvent fact) => fact switch
    {
        OrderCreated o => OfOrder(o),
        CustomerRegistered c => [OfCustomer(c.CustomerId, c.Name, c.TaxId, c.Phone, c.Email)],
        BudgetCreated b => [new(b.BudgetId, EntryKind.Budget, b.Number, Line(b.CustomerName, b.OrderNumber), $"/budgets/{b.BudgetId}")
        {
            Numbers = [b.Number], Names = [b.CustomerName, b.OrderNumber],
        }],
        PartRegistered p => [new(p.PartId, EntryKind.Part, p.Name, p.Sku, $"/inventory/parts/{p.Sku}") { Numbers = [p.Sku], Names = [p.Name] }],
        ReceivableCreated t => [new(t.TitleId, EntryKind.Receivable, t.Number, Line(t.CustomerName, $"{new Money(t.AmountCents)}", $"{t.DueOn:dd/MM/yyyy}"),
            $"/financial/titles/{t.TitleId}") { Numbers = [t.Number], Names = [t.CustomerName] }],
        SupplierRegistered or PurchaseOrderSent => [OfPurchasing(fact)],
        InvoiceConfirmed or FiscalDocumentAuthorised or FiscalDocumentRejected => [OfFiscal(fact)],
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "Nobody has said what can be found by this fact."),
    };

    /// A customer from before this module listened is found once there is an order.
    private static Listing[] OfOrder(OrderCreated o) =>
    [
        new(o.OrderId, EntryKind.Order, o.Number, Line(o.Engine.Model, Plated(o.Engine.Plate), o.CustomerName), $"/orders/{o.OrderId}")
        {
            Numbers = [o.Number, Plated(o.Engine.Plate), o.Engine.Serial], Names = [o.Engine.Model, o.CustomerName],
        },
        OfCustomer(o.CustomerId, o.CustomerName, o.CustomerTaxId, null, null) with { Hearsay = true },
    ];

    private static Listing OfCustomer(Guid id, string name, string? taxId, string? phone, string? email) =>
        new(id, EntryKind.Customer, name, Line(Written(taxId), Phone.TryParse(phone, out var number) ? $"{number}" : null, email), $"/orders/customers/{id}")
        {
            Numbers = [taxId, phone], Names = [name, email],
        };

    private static Listing OfPurchasing(IEvent fact) => fact switch
    {
        SupplierRegistered s => new(s.SupplierId, EntryKind.Supplier, s.Name, Line(Written(s.TaxId)), $"/purchasing/suppliers/{s.SupplierId}")
        {
            Numbers = [s.TaxId], Names = [s.Name],
        },
        PurchaseOrderSent p => new(p.PurchaseOrderId, EntryKind.PurchaseOrder, p.Number, Line(p.SupplierName, $"{new Money(p.TotalCents)}"),
            $"/purchasing/orders/{p.PurchaseOrderId}") { Numbers = [p.Number], Names = [p.SupplierName] },
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static Listing OfFiscal(IEvent fact) => fact switch
    {
        InvoiceConfirmed i => new(i.InvoiceId, EntryKind.Invoice, i.Number, Line(i.CustomerName, $"{new Money(i.TotalCents)}"),
            $"/fiscal/invoices/{i.InvoiceId}") { Numbers = [i.Number], Names = [i.CustomerName] },
        FiscalDocumentAuthorised d => OfDocument(d.DocumentId, d.Name, d.Page, Line(d.Recipient, $"{new Money(d.TotalCents)}"), [d.AccessKey], [d.Recipient]),
        FiscalDocumentRejected d => OfDocument(d.DocumentId, d.Name, d.Page, "", [], []) with { Hearsay = true },
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// People ask for note 1/42 by its 42.
    private static Listing OfDocument(Guid id, string name, string? page, string subtitle, string?[] numbers, string?[] names) =>
        new(id, EntryKind.FiscalDocument, name, subtitle, page ?? $"/fiscal/documents/{id}")
        {
            Numbers = [name, name.Split('/')[^1], .. numbers], Names = names,
        };

    private static string Line(params ReadOnlySpan<string?> parts)
    {
        List<string> said = [];
        foreach (var part in parts) if (!string.IsNullOrEmpty(part)) said.Add(part);
        return string.Join(", ", said);
    }

    private static string? Written(string? taxId) => TaxId.TryParse(taxId, out var number) ? $"{number}" : null;

    /// The letters apart from the rest, as both forms are read aloud.
    private static string? Plated(string? plate) => plate is { Length: 7 } ? $"{plate[..3]}-{plate[3..]}" : plate;
}
