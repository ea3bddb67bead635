namespace Biela.Modules.Auth;

internal enum Role { Owner, Admin, Gerente, Consultor, Metrologista, Tecnico, Almoxarife, Comprador, Financeiro, Fiscal, Viewer }

/// <summary>What each role may do, and the discount it may give alone.</summary>
internal static class Roles
{
    /// <summary>What only the people who run the installation may do, in any organization.</summary>
    public const string Platform = "platform.organizations";

    private static readonly string[] Reads =
    [
        "auth.read", "orders.read", "diagnostics.read", "budgets.read", "inventory.read", "purchasing.read", "financial.read", "fiscal.read", "cashflow.read",
        "consolidated.read", "notifications.read", "operations.read",
    ];

    // What the people on the shop floor need to see to do their work: no prices, no money.
    private static readonly string[] Floor =
        ["auth.read", "orders.read", "orders.attach", "diagnostics.read", "inventory.read", "notifications.read", "notifications.write"];

    private static readonly string[] Money = ["budgets.read", "purchasing.read", "financial.read", "fiscal.read", "cashflow.read", "consolidated.read"];

    private static readonly string[] Running =
    [
        .. Reads, "orders.write", "orders.work", "orders.attach", "orders.deliver", "orders.cancel",
        "diagnostics.write", "diagnostics.measure", "diagnostics.specify", "budgets.write", "budgets.send", "budgets.decide", "budgets.approve-discount",
        "inventory.write", "inventory.move", "inventory.count", "inventory.approve",
        "purchasing.write", "purchasing.buy", "purchasing.approve", "purchasing.receive", "financial.write", "financial.settle", "cashflow.write",
        "cashflow.post", "consolidated.write", "fiscal.issue", "fiscal.cancel", "notifications.write",
    ];

    private static readonly string[] All =
        [.. Running, "financial.reverse", "financial.close", "settings.write", "auth.members", "auth.keys", "auth.audit", "operations.write"];

    private static readonly Dictionary<Role, (Percent Discount, HashSet<string> Permissions)> Table = new()
    {
        [Role.Owner] = (Percent.Of(30), [.. All]),
        [Role.Admin] = (Percent.Of(30), [.. All]),
        [Role.Gerente] = (Percent.Of(15), [.. Running, "financial.reverse"]),
        [Role.Consultor] = (Percent.Of(5),
        [
            .. Floor, "budgets.read", "orders.write", "orders.deliver", "orders.cancel", "diagnostics.write", "budgets.write", "budgets.send", "budgets.decide",
            "fiscal.read", "fiscal.issue",
        ]),
        [Role.Metrologista] = (default, [.. Floor, "orders.work", "diagnostics.write", "diagnostics.measure", "diagnostics.specify"]),
        [Role.Tecnico] = (default, [.. Floor, "orders.work", "diagnostics.write", "diagnostics.measure"]),
        [Role.Almoxarife] = (default, [.. Floor, "purchasing.read", "inventory.write", "inventory.move", "inventory.count", "purchasing.receive"]),
        [Role.Comprador] = (default, [.. Floor, "purchasing.read", "purchasing.write", "purchasing.buy", "inventory.write"]),
        [Role.Financeiro] = (default,
        [
            .. Floor, .. Money, "financial.write", "financial.settle", "financial.reverse", "cashflow.write", "cashflow.post", "consolidated.write",
        ]),
        [Role.Fiscal] = (default, [.. Floor, .. Money, "fiscal.issue", "fiscal.cancel"]),
        [Role.Viewer] = (default, [.. Reads]),
    };

    public static IReadOnlySet<string> PermissionsOf(Role role) => Table[role].Permissions;

    public static Percent DiscountOf(Role role) => Table[role].Discount;

    /// <summary>Nobody makes or unmakes somebody above themselves: only owners touch owners, only administrators touch administrators.</summary>
    public static void CheckRank(string actor, params ReadOnlySpan<Role> touched)
    {
        var mine = Enum.TryParse<Role>(actor, out var role) ? Rank(role) : -1;
        foreach (var other in touched)
            if (Rank(other) > mine) throw new RuleBroken("above-own-role", $"O papel {other} está acima do seu. Peça a quem o tem.", 403);
    }

    private static int Rank(Role role) => role switch { Role.Owner => 2, Role.Admin => 1, _ => 0 };
}
