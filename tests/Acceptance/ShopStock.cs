using System.Text.Json;

namespace Biela.Acceptance.Tests;

/// <summary>An order with a budget that is with the customer: the link, and the lines behind it.</summary>
public sealed record Offer(Job Job, Guid Budget, string Link, JsonElement[] Lines)
{
    public override string ToString() => Job.Number;
}

/// <summary>Offers, approvals and the shelf, in the words of the stories about stock.</summary>
public static class ShopStock
{
    private static readonly Motor Engine = new("Aurora Vetor 1.6 8V");

    /// <summary>Checks an engine in and sends its budget, from a table "code | qty | unit price".</summary>
    public static async Task<Offer> Offer(this Shop shop, Guid customer, string table, int priority = 3)
    {
        var job = await shop.Order(shop.Owner, customer, Engine, ["MONTAGEM"], priority);
        return await shop.Offer(job, table);
    }

    /// <summary>Sends a budget for the order.</summary>
    public static async Task<Offer> Offer(this Shop shop, Job job, string table)
    {
        var budget = (await shop.Budget(shop.Owner, job, table)).Id();
        var link = await Shop.Send(shop.Owner, budget);
        return new(job, budget, link, (await shop.Anybody.Get($"budgets/links/{link}")).List("lines"));
    }

    /// <summary>Sends a budget for an order of its own with one line.</summary>
    public static Task<Offer> Offer(this Shop shop, Guid customer, string code, string quantity, string price, int priority = 3) =>
        shop.Offer(customer, Table(code, quantity, price), priority);

    /// <summary>A table with one line.</summary>
    public static string Table(string code, string quantity, string price) => $"""
        | code | qty | unit price |
        |---|---|---|
        | {code} | {quantity} | {price} |
        """;

    /// <summary>The customer presses "aprovar": everything, in one or more installments. The same key is the same press that comes twice.</summary>
    public static Task<JsonElement> Approves(this Shop shop, Offer offer, string firstDue, int installments = 1, string? key = null) =>
        shop.Anybody.Post($"budgets/links/{offer.Link}/decision", new
        {
            decidedBy = "Elias Couto", document = "808.707.606-02", lines = offer.Lines.Select(l => new { lineId = l.Id(), approved = true }),
            plan = new { installments, firstDueOn = firstDue.Day() },
        }, key);

    /// <summary>Approves all offers at the same moment, every press sent twice. Returns what the customers were told.</summary>
    public static Task<JsonElement[]> ApprovedAtOnce(this Shop shop, IEnumerable<Offer> offers, string firstDue) =>
        Task.WhenAll(offers.SelectMany(offer =>
        {
            var press = Guid.CreateVersion7().ToString();
            return new[] { shop.Approves(offer, firstDue, key: press), shop.Approves(offer, firstDue, key: press) };
        }));

    /// <summary>The shelf gives out pieces, for an order or over the counter.</summary>
    public static Task<JsonElement> Issue(this Shop shop, Job? job, string sku, string quantity) =>
        shop.Owner.Post("inventory/issues", new { orderId = job?.Id, lines = new[] { new { sku, quantity = quantity.Number() } } });

    /// <summary>Pieces come back from an order.</summary>
    public static Task<JsonElement> Return(this Shop shop, Job job, string sku, string quantity) =>
        shop.Owner.Post("inventory/returns", new { orderId = job.Id, sku, quantity = quantity.Number() });

    public static Task<JsonElement> Part(this Shop shop, string sku) => shop.Owner.Get($"inventory/parts/{sku}");

    /// <summary>The ledger of a part, oldest entry first.</summary>
    public static async Task<JsonElement[]> Ledger(this Shop shop, string sku) =>
        [.. (await shop.Owner.Get($"inventory/parts/{sku}/ledger?limit=200")).List().Reverse()];

    /// <summary>Holds the ledger of a part against "# | movement | quantity | value | balance qty | balance value | average".</summary>
    public static async Task LedgerSays(this Shop shop, string sku, string table)
    {
        var (ledger, told) = (await shop.Ledger(sku), table.Rows());
        table.Says(ledger.Index(), e =>
        [
            $"{e.Index + 1}", e.Index < told.Length && told[e.Index][1].Contains(Movement(e.Item)) ? told[e.Index][1] : Movement(e.Item),
            Signed(e.Item.Number("quantity"), n => n.Plain()), Signed(e.Item.Number("value"), n => n.Reais()["R$ ".Length..]),
            e.Item.Plain("balanceQuantity"), e.Item.Reais("balanceValue"), e.Item.Number("average").Average(),
        ]);
    }

    /// <summary>The reservations of a part, first order first.</summary>
    public static async Task<JsonElement[]> ReservationsOf(this Shop shop, string sku) =>
        [.. (await shop.Owner.Get($"inventory/reservations?sku={sku}&limit=200")).List().OrderBy(r => r.Text("orderNumber"))];

    /// <summary>The quantity of the part that is to be bought and was not ordered yet.</summary>
    public static async Task<decimal> NeedOf(this Shop shop, string sku) =>
        (await shop.Owner.Get($"purchasing/needs?sku={sku}&status=Pending")).List() is [var need] ? need.Number("quantity") : 0;

    /// <summary>What the stock has and owes of a part: item, asked, on hand, reserved, short (sum), available.</summary>
    public static async Task<string[]> Shelf(this Shop shop, string sku)
    {
        var (part, reservations) = (await shop.Part(sku), await shop.ReservationsOf(sku));
        var (reserved, held) = (part.Plain("reserved"), reservations.Sum(r => r.Number("reserved")).Plain());
        return
        [
            sku, reservations.Sum(r => r.Number("needed")).Plain(), part.Plain("onHand"), reserved == held ? reserved
                : $"{reserved}, of which orders hold {held}",
            reservations.Sum(r => r.Number("short")).Plain(), part.Plain("available"),
        ];
    }

    /// <summary>The stock comes to say what the row of the table says: item, asked, on hand, reserved, short (sum), available.</summary>
    public static async Task ShelfSays(this Shop shop, string[] row) =>
        await Biela.Eventually(async () => string.Join(" | ", await shop.Shelf(row[0])), seen => seen == string.Join(" | ", row));

    /// <summary>Looks at the part until the work is over: at no instant is more promised than there is.</summary>
    public static async Task NeverPromisesMoreThanThereIs(this Shop shop, string sku, Task work)
    {
        do
        {
            var part = await shop.Part(sku);
            Assert.True(part.Number("available") >= 0 && part.Number("reserved") <= part.Number("onHand"), part.ToString());
        } while (!work.IsCompleted);
        await work;
    }

    /// <summary>What the people of the shop were told, newest first.</summary>
    public static async Task<JsonElement[]> Told(this Person person, string kind) =>
        [.. (await person.Get("notifications?limit=200")).List().Where(n => n.Text("kind") == kind)];

    /// <summary>The shop's word for the state of a reservation.</summary>
    public static string Reservation(this JsonElement reservation) => reservation.Text("status") switch
    {
        "Active" => "Ativa", "Partial" => "Parcial", "Consumed" => "Consumida", "Released" => "Liberada", "Expired" => "Expirada", var other => other,
    };

    private static string Movement(JsonElement entry) => entry.Text("kind") switch
    {
        "Receipt" => "entrada", "Issue" => "saída", "Return" => "devolução", "Adjustment" => "ajuste", "Revaluation" => "reavaliação", var other => other,
    };

    private static string Signed(decimal number, Func<decimal, string> written) =>
        (number > 0 ? "+" : number < 0 ? "−" : "") + written(Math.Abs(number));
}
