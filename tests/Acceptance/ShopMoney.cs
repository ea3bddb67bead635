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

    /// <summary>The customer's credit comes to be that.</summary>
    public static async Task CreditIs(this Shop shop, Guid customer, string balance) =>
        await Biela.Eventually(async () => (await shop.Owner.Get($"financial/customers/{customer}/credit")).Reais("balance"), credit => credit == balance);
}
