using System.CommandLine;
using System.Text;
using Biela.Contracts;
using Biela.Kernel;

namespace Biela.Host.Commands;

/// <summary>Documents that are generated from the code: the map of events, the API, the topology.</summary>
internal static class Describe
{
    public static Command Events()
    {
        var command = new Command("events", "Prints which module publishes which fact and who reacts to it (docs/events.md).") { ReplayEvents.Command() };
        command.SetAction(_ => Console.Write(EventMap(House.Modules())));
        return command;
    }

    public static Command Topology()
    {
        var file = new Argument<string?>("file") { Description = "Topology file; the built-in one when absent.", Arity = ArgumentArity.ZeroOrOne };
        var check = new Command("check", "Says what is wrong with a topology file, or that nothing is.") { file };
        check.SetAction(parsed =>
        {
            House.Topology(parsed.GetValue(file));
            Console.WriteLine("ok");
        });
        var show = new Command("show", "Prints which service runs which modules, and on what.") { file };
        show.SetAction(parsed => Show(House.Topology(parsed.GetValue(file))));
        return new("topology", "The topology file: which modules run in which process.") { check, show, Edge.Gateway(), Edge.Compose(), TopologySql.Command() };
    }

    private static void Show(Kernel.Topology topology)
    {
        Console.WriteLine($"storage {(topology.Storage.StartsWith("Host=") ? "PostgreSQL" : topology.Storage)}, bus {topology.Bus.Split('@')[^1]}");
        foreach (var (name, service) in topology.Services)
        {
            var modules = House.Modules().Select(m => m.Name).Where(service.Hosts);
            Console.WriteLine($"{name,-16} {service.Url,-28} {string.Join(" ", service.Run),-18} {string.Join(" ", modules)}");
        }
    }

    /// <summary>The map of events as Markdown, in the order of the modules.</summary>
    public static string EventMap(IReadOnlyList<Module> modules)
    {
        var events = typeof(IEvent).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IEvent)) && t.IsClass).ToList();
        var text = new StringBuilder("# Events\n\nWritten by `biela events` from the subscriptions; a test compares.\n");
        foreach (var module in modules.Select(m => m.GetType().Name[..^"Module".Length]))
            if (events.Where(e => e.Namespace == $"Biela.Contracts.{module}").OrderBy(e => e.Name).ToList() is { Count: > 0 } own)
            {
                text.Append($"\n## {module}\n\n| event | carries | heard by |\n|---|---|---|\n");
                foreach (var fact in own)
                {
                    var carries = fact.GetConstructors()[0].GetParameters().Select(p => p.Name);
                    text.Append($"| {fact.Name} | {string.Join(", ", carries)} | {Listeners(modules, fact)} |\n");
                }
            }
        return text.ToString();
    }

    private static string Listeners(IReadOnlyList<Module> modules, Type fact) =>
        string.Join(", ", from m in modules from s in m.Subscriptions where s.Event == fact select $"{m.GetType().Name[..^"Module".Length]}.{s.Handler}");
}
