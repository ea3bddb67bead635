using System.Text.Json;

namespace Biela.Host.Client;

/// <summary>
/// The demonstration shop issues notes: the delivered order's engine comes in and goes back on notes of its own, its parts on an NF-e and its services on
/// an NFS-e, a sale over the counter on an NFC-e.
/// </summary>
internal static class DemoNotes
{
    public const string Cnpj = "45112908987132", Name = "Retífica Vale do Cobre Ltda.";

    private const string Sku = "PT-OLEO";

    private static readonly (string Sku, string Ncm, string Unit)[] Products =
    [
        ("PT-PIST050", "84099912", "JG"), ("PT-ANEL050", "84099114", "JG"), ("PT-BRM025", "84833029", "JG"), ("PT-BRB050", "84833029", "JG"),
        ("PT-VALV", "84099112", "PC"), (Sku, "27101932", "L"), ("PT-JUNTA", "84841000", "JG"),
    ];

    private static readonly object Address = new
    {
        street = "Rua dos Torneiros", number = "415", district = "São Geraldo", cityCode = "3152501", city = "Pouso Alegre", state = "MG",
        postalCode = "37550000",
    };

    /// What the customer says that his engine is worth.
    private static readonly object[] Engine = [new { facts = new { ncm = "84073490", unit = "UN" }, quantity = 1, unitPrice = 18_500 }];

    /// <summary>Makes the shop an issuer with this certificate, and issues.</summary>
    /// <param name="api">Signed in as the owner.</param>
    /// <param name="pfx">The certificate, with an empty password.</param>
    /// <param name="price">What a litre of oil is sold for.</param>
    public static async Task Issue(Api api, byte[] pfx, decimal price)
    {
        await api.Put("fiscal/profile", new
        {
            issuer = new
            {
                cnpj = Cnpj, name = Name, tradeName = "Retífica Vale do Cobre", stateRegistration = "0623079040081", regime = "Simples",
                environment = "Homologation", address = Address, pixKey = Cnpj, services = new { code = "140301", nbs = "120013110", simplesRate = 9.22m },
            },
        });
        await api.Put("fiscal/profile/certificate", new { pfx = Convert.ToBase64String(pfx), password = "" });
        foreach (var (sku, ncm, unit) in Products) await api.Put($"fiscal/products/{sku}", new { facts = new { ncm, unit } });
        var delivered = (await api.Get("orders?status=Delivered")).List()[0];
        var recipient = new { taxId = "90010020055", name = delivered.Text("customerName"), address = Address };
        await Move(api, $"fiscal/orders/{delivered.Id()}/entry-note", new { recipient, items = Engine });
        await Move(api, $"fiscal/orders/{delivered.Id()}/return-note", new { });
        await Authorise(api, await Confirmed(api, await api.Post($"fiscal/orders/{delivered.Id()}/invoice")), "Nfe", recipient);
        var services = await api.Post($"fiscal/orders/{delivered.Id()}/service-note", new { terms = new { recipient } });
        await api.Until($"fiscal/service-notes/{services.Id()}", "the service note is authorised", n => n.Text("status") == "Authorised");
        var sale = new { customerName = "Consumidor", lines = new[] { new { sku = Sku, quantity = 1, unitPrice = price, description = "Óleo de motor" } } };
        await Authorise(api, await Confirmed(api, await api.Post("fiscal/invoices", sale)), "Nfce", null);
    }

    private static Task Move(Api api, string path, object terms) => Authorised(api, api.Post(path, new { terms }));

    private static Task<JsonElement> Confirmed(Api api, JsonElement invoice) =>
        api.Until($"fiscal/invoices/{invoice.Id()}", "the invoice is confirmed", i => i.Text("status") == "Confirmed");

    private static async Task Authorise(Api api, JsonElement invoice, string model, object? recipient)
    {
        // What is sold on credit has its Pix on the paper; over the counter it is paid at once.
        var payments = new[] { new { means = "20", amount = invoice.Number("total"), onCredit = model == "Nfe" } };
        await Authorised(api, api.Post($"fiscal/invoices/{invoice.Id()}/document", new { terms = new { model, recipient, payments } }));
    }

    private static async Task Authorised(Api api, Task<JsonElement> issued) =>
        await api.Until($"fiscal/documents/{(await issued).Id()}", "the note is authorised", d => d.Text("status") == "Authorised");
}
