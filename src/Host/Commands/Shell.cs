using System.CommandLine;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>What the commands that work on the databases directly have in common.</summary>
internal static class Shell
{
    public static Option<string?> TopologyFile() => new("--topology") { Description = "Topology file; the built-in single process when absent." };

    public static Option<string?> Data() => new("--data") { Description = "Folder of the databases, instead of the topology's." };

    public static Option<Uri> Url() => new("--url")
    {
        Description = "Where Biela answers.", DefaultValueFactory = _ => new("http://127.0.0.1:7100"),
        CustomParser = said => Uri.TryCreate(said.Tokens[0].Value, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") ? url : Refuse(said),
    };

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult said)
    {
        said.AddError($"--url: '{said.Tokens[0].Value}' is no address like http://127.0.0.1:7100.");
        return null;
    }

    /// <summary>The topology with what the command line overrides.</summary>
    public static Topology Read(string? file, string? data)
    {
        var topology = House.Topology(file);
        if (data is not null) topology.Storage = data;
        return topology.Missing is { } missing ? throw new InvalidOperationException(missing) : topology;
    }

    /// <summary>The kernel and all modules on the topology's storage, without a web server and without pumps.</summary>
    public static ServiceProvider Open(Topology topology)
    {
        var modules = House.Modules().Where(m => topology.Serves(m.Name)).ToList();
        var services = new ServiceCollection().AddKernelCore(topology, modules).AddLogging(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        foreach (var module in modules) module.Add(services);
        return services.BuildServiceProvider();
    }
}
