using System.Text.Json;

namespace Biela.Acceptance.Tests;

/// <summary>Titles, accounts and the cash book, in the words of the stories about money.</summary>
public static class ShopMoney
{
    /// <summary>A title with what happened to it.</summary>
    public static Task<JsonElement> Title(this Shop shop, JsonElement title) => shop.Owner.Get($"financial/titles/{title.Id()}");

    /// <summary>What was received of a title's principal.</summary>
    public static string Received(this JsonElement title) => title.List("settlements").Sum(s => s.Number("principal")).Reais();

    /// <summary>The movements of an account, oldest first, as "day amount".</summary>
    public static async Task<string[]> CashBook(this Shop shop, Guid account) =>
        [.. (await shop.Owner.Get($"cashflow/entries?accountId={account}&limit=200")).List().Reverse().Select(e => $"{e.Day("day")} {e.Reais("amount")}")];

    /// <summary>The cash book comes to hold exactly these movements.</summary>
    public static async Task CashBookSays(this Shop shop, Guid account, params string[] movements) =>
        await Biela.Eventually(async () => string.Join('\n', await shop.CashBook(account)), seen => seen == string.Join('\n', movements));

    /// <summary>The account comes to close the day with that balance.</summary>
    public static Task Closes(this Shop shop, Guid account, string day, string balance) => shop.Owner.Until(
        $"consolidated/accounts/{account}/daily?from={day.Day():yyyy-MM-dd}&to={day.Day():yyyy-MM-dd}",
        seen => seen.List("days")[0].Reais("closing") == balance);

    /// <summary>The income statement comes to say this of these months, in one view.</summary>
    public static async Task ResultsSay(this Person person, string view, string table)
    {
        var (rows, months) = (table.Rows(), table.Rows().Select(row => row[0]).ToList());
        string[] sums = ["grossRevenue", "deductions", "netRevenue", "directCosts", "grossProfit", "fixedExpenses", "ebitda", "financialResult", "result"];
        await Biela.Eventually(async () => string.Join('\n', (await person.Get($"financial/results?from={months[0]}&to={months[^1]}")).List("months")
                .Select(m => string.Join(" | ", sums.Select(sum => m.Of(view).Reais(sum)).Prepend(m.Text("month"))))),
            seen => seen == string.Join('\n', rows.Select(row => string.Join(" | ", row))));
    }

    /// <summary>The customer's credit comes to be that.</summary>
    public static async Task CreditIs(this Shop shop, Guid customer, string balance) =>
        await Biela.Eventually(async () => (await shop.Owner.Get($"financial/customers/{customer}/credit")).Reais("balance"), credit => credit == balance);
}
