import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import './base.css';
import { ApiProblem } from './api.ts';
import { App } from './app.tsx';
import { LanguageProvider } from './language.tsx';
import { SessionProvider } from './session.tsx';
import { ThemeProvider } from './theme.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What the server refused it refuses again; only what did not reach it is tried once more.
      retry: (times, error) => times < 1 && !(error instanceof ApiProblem && error.status !== 0),
    },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the application.');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ThemeProvider>
        <AntdApp>
          <QueryClientProvider client={client}>
            <SessionProvider>
              <BrowserRouter>
                <App />
              </BrowserRouter>
            </SessionProvider>
          </QueryClientProvider>
        </AntdApp>
      </ThemeProvider>
    </LanguageProvider>
  </StrictMode>,
);
