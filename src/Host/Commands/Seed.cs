using System.CommandLine;
using Biela.Host.Client;

namespace Biela.Host.Commands;

/// <summary>Loads the demonstration shop into a running Biela, through its API like anybody else.</summary>
internal static class Seed
{
    public static Command Command()
    {
        var url = Shell.Url();
        var demo = new Command("demo", "Loads the demonstration shop; one that is there already is left as it is.") { url };
        demo.SetAction(async (parsed, _) =>
        {
            var loaded = await Demo.Load(parsed.GetValue(url)!, Console.WriteLine);
            Console.WriteLine(loaded ? "The demonstration shop is loaded." : "The demonstration shop is there already.");
            Logins();
            return 0;
        });
        return new("seed", "Loads data.") { demo };
    }

    /// <summary>Prints who can sign in to the demonstration shop.</summary>
    public static void Logins()
    {
        Console.WriteLine($"  {"Owner",-13} {Demo.Owner}");
        foreach (var (_, email, role) in Demo.People) Console.WriteLine($"  {role,-13} {email}");
        Console.WriteLine($"  password of all: {Demo.Password}");
    }
}
