using Biela.Kernel;
using Biela.Modules.Auth;
using Biela.Modules.Budgets;
using Biela.Modules.CashFlow;
using Biela.Modules.Consolidated;
using Biela.Modules.Diagnostics;
using Biela.Modules.Financial;
using Biela.Modules.Fiscal;
using Biela.Modules.Inventory;
using Biela.Modules.Notifications;
using Biela.Modules.Orders;
using Biela.Modules.Purchasing;
using Biela.Modules.Search;
using Module = Biela.Kernel.Module;

namespace Biela.Host;

/// <summary>What this binary is made of: all modules, and the topology it falls back on.</summary>
public static class House
{
    /// <summary>A fresh instance of every module.</summary>
    public static IReadOnlyList<Module> Modules() =>
    [
        new AuthModule(), new OrdersModule(), new DiagnosticsModule(), new BudgetsModule(), new InventoryModule(), new PurchasingModule(),
        new FinancialModule(), new FiscalModule(), new CashFlowModule(), new ConsolidatedModule(), new NotificationsModule(),
        new SearchModule(),
    ];

    /// <summary>A topology file as it was written, or the built-in one.</summary>
    public static string Text(string? file)
    {
        using var reader = new StreamReader(Open(file));
        return reader.ReadToEnd();
    }

    private static Stream Open(string? file) => file is null ? typeof(House).Assembly.GetManifestResourceStream("single.json")!
        : File.Exists(file) ? File.OpenRead(file) : throw new InvalidOperationException($"There is no topology file '{file}'.");

    /// <summary>
    /// Reads a topology file, or the built-in single process when none is named; environment variables such as <c>biela__storage</c> override it.
    /// Throws <see cref="InvalidOperationException"/> with one sentence for each thing that is wrong.
    /// </summary>
    public static Topology Topology(string? file)
    {
        using var json = Open(file);
        var configuration = new ConfigurationBuilder().AddJsonStream(json).AddEnvironmentVariables().Build();
        var topology = configuration.GetSection("biela").Get<Topology>() ?? throw new InvalidOperationException($"{file}: the section 'biela' is missing.");
        return topology.Problems([.. Modules().Select(m => m.Name)]).ToList() is { Count: > 0 } wrong
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, wrong)) : topology;
    }
}
