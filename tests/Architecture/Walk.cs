using System.Reflection;
using Biela.Contracts;
using Biela.Host;
using Biela.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Module = Biela.Kernel.Module;

namespace Biela.Architecture.Tests;

/// <summary>What the rules walk: whatever modules, contracts, endpoints and files there are today.</summary>
internal static class Walk
{
    public static IReadOnlyList<Module> Modules { get; } = House.Modules();

    public static TheoryData<string> Names => new(Modules.Select(m => m.Name));

    public static Type[] Contracts { get; } =
        [.. typeof(IEvent).Assembly.GetExportedTypes().Where(t => t != typeof(IEvent)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    public static Assembly[] Assemblies { get; } =
        [typeof(House).Assembly, typeof(Module).Assembly, typeof(IEvent).Assembly, .. Modules.Select(m => m.GetType().Assembly)];

    public static string Root { get; } = FindRoot();

    public static Module Named(string name) => Modules.Single(m => m.Name == name);

    /// <summary>Orders, CashFlow: the module as namespaces write it.</summary>
    public static string Title(this Module module) => module.GetType().Name[..^"Module".Length];

    /// <summary>Every route the modules map, in one process that serves all of them.</summary>
    public static IReadOnlyList<RouteEndpoint> Endpoints { get; } = MapAll();

    /// <summary>The lines of our own files, by their path below the root.</summary>
    public static IEnumerable<(string File, string[] Lines)> Sources(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file)
        where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select (path, File.ReadAllLines(file));

    /// <summary>Fails with everything that is wrong, a line each.</summary>
    public static void None(IEnumerable<object> wrong) => Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong.Distinct()));

    private static RouteEndpoint[] MapAll()
    {
        var topology = House.Topology(null);
        using var app = BielaHost.Build(WebApplication.CreateBuilder(), topology, topology.Services.Keys.Single(), House.Modules());
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "biela.slnx"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("biela.slnx");
        return folder.FullName;
    }
}
