namespace Biela.Kernel.Tests.Hosting;

/// <summary>What a topology file may say, and in which words it is told that it may not.</summary>
public sealed class TopologyTests
{
    private static readonly string[] Modules = ["auth", "orders", "cashflow"];

    [Fact]
    public void A_topology_may_serve_a_part_of_the_modules()
    {
        var part = Several(("auth", ["auth"], null), ("cashflow", ["cashflow"], null));
        Assert.Empty(part.Problems(Modules));
        Assert.True(part.Serves("cashflow"));
        Assert.False(part.Serves("orders"));
    }

    [Fact]
    public void One_service_may_answer_and_another_do_the_work()
    {
        var split = Several(("api", ["*"], ["http"]), ("worker", ["*"], ["events", "jobs"]));
        Assert.Empty(split.Problems(Modules));
        Assert.Equal(("api", "worker"), (split.ServiceOf("orders"), split.ServiceOf("orders", "events")));
    }

    [Fact]
    public void A_module_that_is_served_is_served_once_on_every_side()
    {
        Assert.Equal(["orders: no service runs its events.", "orders: no service runs its jobs."],
            Several(("auth", ["auth"], null), ("orders", ["orders"], ["http"])).Problems(Modules));
        Assert.Equal(["orders: a and b both run its http.", "orders: a and b both run its events.", "orders: a and b both run its jobs."],
            Several(("auth", ["auth"], null), ("a", ["orders"], null), ("b", ["orders"], null)).Problems(Modules));
    }

    [Fact]
    public void Further_processes_of_a_service_have_addresses()
    {
        var rolled = Several(("auth", ["*"], null));
        rolled.Services["auth"].Replicas = ["http://127.0.0.1:3011", "elsewhere"];
        Assert.Equal(["services.auth.replicas: 'elsewhere' is no address."], rolled.Problems(Modules));
    }

    [Fact]
    public void Somebody_has_to_say_who_may_enter() =>
        Assert.StartsWith("auth: no service with an url", Assert.Single(Several(("a", ["orders"], null), ("b", ["cashflow"], null)).Problems(Modules)));

    [Theory, InlineData(0), InlineData(301)]
    public void An_authority_is_waited_for_a_reasonable_time(int seconds)
    {
        var hasty = Several(("one", ["*"], null));
        hasty.Fiscal.Timeout = TimeSpan.FromSeconds(seconds);
        Assert.StartsWith("fiscal.timeout: ", Assert.Single(hasty.Problems(Modules)));
    }

    [Fact]
    public void The_connection_of_a_module_names_the_first_service_that_serves_it()
    {
        var split = Several(("api", ["auth", "orders"], ["http"]), ("worker", ["auth", "orders"], ["events", "jobs"]), ("cash", ["cashflow"], null));
        split.Storage = "Host=db;Database={service}";
        Assert.Equal(("Host=db;Database=api", "Host=db;Database=cash"), (split.Named(split.Storage, "orders"), split.Named(split.Storage, "cashflow")));
    }

    [Fact]
    public void Without_a_broker_all_services_share_a_database()
    {
        var split = Several(("auth", ["auth"], null), ("orders", ["orders"], null));
        split.Bus = "postgres";
        Assert.Empty(split.Problems(Modules));
        split.Storage = "Host=db;Database={service}";
        Assert.StartsWith("bus: postgres needs all services in one database", Assert.Single(split.Problems(Modules)));
    }

    [Theory, InlineData(209_999, null, false), InlineData(0, "clock", false), InlineData(1000, "clock", true), InlineData(600_000, null, true)]
    public void Only_beside_a_clock_of_their_own_passwords_are_hashed_in_a_hurry(int rounds, string? clock, bool allowed)
    {
        var one = new Topology { PasswordRounds = rounds, Clock = clock, Services = { ["all"] = new() { Modules = ["*"] } } };
        Assert.Equal(allowed, !one.Problems(Modules).Any(p => p.StartsWith("passwordRounds: ")));
    }

    private static Topology Several(params (string Name, string[] Modules, string[]? Run)[] services) => new()
    {
        Storage = "Host=db", Bus = "amqp://rabbit",
        Services = services.Index().ToDictionary(s => s.Item.Name, s => new Topology.Service
        {
            Modules = s.Item.Modules, Run = s.Item.Run ?? ["http", "events", "jobs"], Url = $"http://127.0.0.1:{3001 + s.Index}",
        }),
    };
}
