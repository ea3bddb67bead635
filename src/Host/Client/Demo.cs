namespace Biela.Host.Client;

/// <summary>The demonstration shop: an invented one, with people of every role and orders at every stage.</summary>
internal static class Demo
{
    public const string Password = "biela-demo-2026", Owner = "celina@valedocobre.example";

    public static readonly (string Name, string Email, string Role)[] People =
    [
        ("Otto Lins", "otto@valedocobre.example", "Gerente"), ("Lia Prado", "lia@valedocobre.example", "Consultor"),
            ("Rui Sena", "rui@valedocobre.example", "Metrologista"),
        ("Davi Lopo", "davi@valedocobre.example", "Almoxarife"), ("Nara Vidal", "nara@valedocobre.example", "Comprador"),
            ("Ivo Brandt", "ivo@valedocobre.example", "Financeiro"),
    ];

    // How far each order goes: the number of steps of the main job that are played.
    private static readonly (string Customer, string TaxId, int Steps)[] Orders =
    [
        ("Tomé Arruda", "900.100.200-55", 11), ("Oficina Ipê Ltda.", "11.222.333/0001-81", 7), ("Maria Lima", "529.982.247-25", 5),
            ("João Lima", "111.444.777-35", 3), ("Frota Serra Azul", "11.444.777/0001-61", 1),
    ];

    /// <summary>Loads the shop into a running Biela; one that is there already is left as it is. Returns whether it was loaded.</summary>
    /// <param name="pfx">A certificate that the authority behind this Biela accepts; without one the shop issues no notes.</param>
    public static async Task<bool> Load(Uri server, Action<string> say, byte[]? pfx = null)
    {
        using var api = new Api(server, TimeSpan.FromSeconds(60));
        if (await Exists(api)) return false;
        await api.PostUnlessThere("auth/organizations", new
        {
            legalName = DemoNotes.Name, tradeName = "Retífica Vale do Cobre", cnpj = DemoNotes.Cnpj,
            owner = new { name = "Celina Aguiar", email = Owner, password = Password },
        });
        await api.SignIn(Owner, Password);
        foreach (var (name, email, role) in People)
        {
            var invitation = await api.Post("auth/invitations", new { email, role });
            await api.Post($"auth/invitations/{invitation.Text("link").Split('/')[^1]}/accept", new { name, password = Password });
        }
        var random = new Random(2026);
        var shop = await Workshop.SetUp(api, random, DateOnly.Parse((await api.Get("auth/me")).Text("today")));
        foreach (var (customer, taxId, steps) in Orders)
        {
            var job = new MainJob(shop, random, customer, taxId);
            foreach (var (_, run) in job.Steps().Take(steps)) await run();
            say($"{job.Number} {customer}");
        }
        await api.Put("financial/pix", new { key = DemoNotes.Cnpj, name = "Retífica Vale do Cobre", city = "Passos" });
        await Bills(shop);
        if (pfx is not null) await DemoNotes.Issue(api, pfx, shop.Prices["PT-OLEO"]);
        return true;
    }

    /// What a month costs besides parts: some of it paid, the rest still to come.
    private static async Task Bills(Workshop shop)
    {
        foreach (var (party, category, amount, days) in new[]
        {
            ("Imobiliária Serra", "Aluguel", 2400m, 0), ("Companhia de Luz", "Energia", 612.40m, 6), ("Equipe", "Folha de pagamento", 4180m, 9),
            ("Contabilidade Exata", "Contador", 480m, 3), ("Abrasivos do Vale", "Materiais de consumo", 287.35m, 0),
        })
        {
            var (dueOn, competence) = (shop.Today.AddDays(days), $"{shop.Today:yyyy-MM}");
            var bill = await shop.Api.Post("financial/payables", new { party, category, amount, dueOn, competence });
            if (days == 0) await shop.Api.Post($"financial/titles/{bill.Id()}/settlements",
                new { paidOn = shop.Today, accountId = shop.Account, method = "Transferência" });
        }
        await shop.Api.Post("cashflow/entries",
            new { accountId = shop.Account, day = shop.Today, amount = -38.90m, category = "Tarifas bancárias", description = "Tarifa do Pix" });
    }

    private static async Task<bool> Exists(Api api)
    {
        try { await api.SignIn(Owner, Password); }
        catch (Wrong) { return false; }
        return true;
    }
}
